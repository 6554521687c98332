// Where one looks at the diagram from: what moves it, and how it comes to rest in the state.

class Camera {
  /** A point p of the diagram is drawn at k·p + (x, y). */
  view = { k: 1, x: 0, y: 0 };
  width = 1;
  height = 1;
  #motion = 0;

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
    if (!isSmooth) this.view = view;
    const start = this.view;
    this.animate(isSmooth ? 260 : 0, (t) => {
      this.view = { k: start.k + (view.k - start.k) * t, x: start.x + (view.x - start.x) * t, y: start.y + (view.y - start.y) * t };
    });
  }

  /** The view that shows all of the scene. */
  fitting() {
    const { nodes } = this.app.scene;
    if (!nodes.length) return { k: 1, x: this.width / 2, y: this.height / 2 };
    const bounds = boundsOf(nodes);
    const [w, h] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
    const [roomX, roomY] = [this.width - 48, this.free - 112];
    let k = Math.max(0.03, Math.min(1.35, roomX / w, roomY / h));
    // Names beside dots stand out over the edge.
    if (!boxScale(nodes, k)) k *= Math.max(0.5, (roomX - 140) / roomX);
    return {
      k,
      x: this.width / 2 - ((bounds.left + bounds.right) / 2) * k,
      y: (this.free - 40) / 2 - ((bounds.top + bounds.bottom) / 2) * k,
    };
  }

  /** Calls `step` with 0 to 1 over the time, and draws; at once with 1 where motion is not wanted. */
  animate(duration, step, done = () => {}) {
    const run = (this.#motion += 1);
    if (!duration || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      step(1);
      this.redraw();
      done();
      return;
    }
    const start = performance.now();
    const next = () => {
      if (run !== this.#motion) return;
      const t = Math.min(1, (performance.now() - start) / duration);
      step(1 - (1 - t) ** 3);
      this.redraw();
      if (t < 1) requestAnimationFrame(next);
      else done();
    };
    next();
  }

  /** Stops a motion under way, as when the reader takes hold. */
  still() {
    this.#motion += 1;
  }

  /** The view as state has it, independent of the size of the window. */
  get place() {
    const { k, x, y } = this.view;
    return { x: (this.width / 2 - x) / k, y: (this.height / 2 - y) / k, k };
  }

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    this.still();
    const k = Math.min(4, Math.max(0.02, this.view.k * factor));
    const by = k / this.view.k;
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
