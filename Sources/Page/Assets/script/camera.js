// Where one looks at the diagram from: what moves it, and how it comes to rest in the state.

class Camera {
  /** A point p of the diagram is drawn at k·p + (x, y). */
  view = { k: 1, x: 0, y: 0 };
  width = 1;
  height = 1;
  /** Ends the motion under way of each kind. */
  #ends = new Map();

  constructor(app) {
    this.app = app;
  }

  /** How much of the height no sheet covers, in a narrow window. */
  get free() {
    const panel = byID("panel");
    const isSheet = getComputedStyle(panel).position === "absolute";
    return Math.max(120, this.height - (isSheet ? panel.offsetHeight : 0));
  }

  /** Looks at `wanted` {x, y, k}, or at everything if it is null. */
  look(wanted, isSmooth = false) {
    const view = wanted
      ? { k: wanted.k, x: this.width / 2 - wanted.x * wanted.k, y: this.height / 2 - wanted.y * wanted.k }
      : this.fitting();
    this.still();
    const start = this.view;
    this.animate("view", isSmooth ? 260 : 0, (t) => {
      const between = (key) => start[key] + (view[key] - start[key]) * t;
      this.view = { k: between("k"), x: between("x"), y: between("y") };
    });
  }

  /** The view that shows all of the scene. */
  fitting() {
    const { nodes } = this.app.scene;
    if (!nodes.length) return { k: 1, x: this.width / 2, y: this.height / 2 };
    const bounds = boundsOf(nodes);
    const [w, h] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
    const [roomX, roomY] = [this.width - 48, this.free - 112];
    let k = Math.max(0.03, Math.min(1.15, roomX / w, roomY / h));
    // Names beside dots, and nodes drawn larger than the scale, stand out over the edge.
    const g = boxScale(nodes, k);
    k *= Math.max(0.5, 1 - (g ? 150 * Math.max(0, g - k) : 140) / roomX);
    return {
      k,
      x: this.width / 2 - ((bounds.left + bounds.right) / 2) * k,
      y: (this.free - 40) / 2 - ((bounds.top + bounds.bottom) / 2) * k,
    };
  }

  /**
   * Calls `step` with 0 to 1 over the time, and draws; at once with 1 where motion is not wanted. Of each kind one
   * motion is under way: another lets the first one arrive.
   */
  animate(kind, duration, step) {
    this.#ends.get(kind)?.(1);
    this.#ends.delete(kind);
    if (!duration || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      step(1);
      this.redraw();
      return;
    }
    const start = performance.now();
    let isOver = false;
    const next = () => {
      if (isOver) return;
      const t = Math.min(1, (performance.now() - start) / duration);
      step(1 - (1 - t) ** 3);
      this.redraw();
      if (t < 1) requestAnimationFrame(next);
      else this.#ends.delete(kind);
    };
    this.#ends.set(kind, (t) => {
      isOver = true;
      if (t) step(t);
    });
    next();
  }

  /** Stops the view where it is, as when the reader takes hold. */
  still() {
    this.#ends.get("view")?.(0);
    this.#ends.delete("view");
  }

  /** Lets nodes under way arrive. */
  land() {
    this.#ends.get("nodes")?.(1);
    this.#ends.delete("nodes");
  }

  /** The view as state has it, independent of the size of the window. */
  get place() {
    const { k, x, y } = this.view;
    return { x: (this.width / 2 - x) / k, y: (this.height / 2 - y) / k, k };
  }

  /** For a stage to know that the scale is changing. */
  scaled() {}

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    this.still();
    const k = Math.min(4, Math.max(0.02, this.view.k * factor));
    const by = k / this.view.k;
    this.scaled();
    this.view = { k, x: x - (x - this.view.x) * by, y: y - (y - this.view.y) * by };
    this.moved();
  }

  pan(dx, dy) {
    this.still();
    this.view = { ...this.view, x: this.view.x + dx, y: this.view.y + dy };
    this.moved();
  }

  #settling = 0;

  /** Redraws now, and tells the state once the reader has come to rest. */
  moved() {
    this.redraw();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.app.set({ view: this.place }), 160);
  }

  /** Moves so that the nodes, which the reader asked for from elsewhere, can be seen. */
  bringIn(...nodes) {
    const { k } = this.view;
    const isOut = nodes.some((node) => {
      const [x, y] = [node.x * k + this.view.x, node.y * k + this.view.y];
      return !(x > 60 && x < this.width - 60 && y > 40 && y < this.free - 40);
    });
    if (!isOut || nodes.some((node) => node.x === null)) return;
    const [x, y] = centre(nodes);
    const wanted = { x, y: y + (this.height - this.free) / 2 / k, k };
    this.app.set({ view: wanted });
    this.look(wanted, true);
  }
}

function boundsOf(nodes) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const node of nodes) {
    const { width, height } = box(node);
    bounds.left = Math.min(bounds.left, node.x - width / 2);
    bounds.right = Math.max(bounds.right, node.x + width / 2);
    bounds.top = Math.min(bounds.top, node.y - height / 2);
    bounds.bottom = Math.max(bounds.bottom, node.y + height / 2);
  }
  return bounds;
}
