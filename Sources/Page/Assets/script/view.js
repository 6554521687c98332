// The stage: the canvas, where one looks at the diagram from, and when it is drawn.

class Stage {
  #canvas = byID("canvas");
  #context = this.#canvas.getContext("2d", { alpha: false });
  #pen = new CanvasPen(this.#context);
  #frame = 0;
  #motion = 0;
  #placed = null;
  /** What the pointer is over: {node} or {edge}. */
  over = null;
  view = { k: 1, x: 0, y: 0 };
  /** The scale of nodes and words; 0 while nodes are dots. */
  g = 1;
  width = 1;
  height = 1;
  palette = {};
  /** When the last frames were drawn and how long each took, in milliseconds. */
  frames = [];

  constructor(app) {
    this.app = app;
    new ResizeObserver(() => this.#resize()).observe(this.#canvas.parentElement);
    this.#resize();
  }

  #resize() {
    const { clientWidth, clientHeight } = this.#canvas.parentElement;
    if (!clientWidth || !clientHeight) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    this.#canvas.width = Math.round(clientWidth * ratio);
    this.#canvas.height = Math.round(clientHeight * ratio);
    const isSame = this.width === clientWidth && this.height === clientHeight;
    [this.width, this.height, this.ratio] = [clientWidth, clientHeight, ratio];
    if (!this.app.scene) return;
    if (!isSame) this.look(this.app.state.view);
    this.#paint();
  }

  /** Draws before the next frame is shown. */
  redraw() {
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }

  /** After nodes moved or others came: labels have to find new places. */
  refresh() {
    this.#placed = null;
    this.redraw();
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const start = performance.now();
    const { ratio, width, height } = this;
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.globalAlpha = 1;
    this.#context.fillStyle = this.palette.background;
    this.#context.fillRect(0, 0, width, height);
    draw(this.#pen, this.app.scene, this.#looks());
    this.frames.push({ time: start, cost: performance.now() - start });
    if (this.frames.length > 600) this.frames.shift();
  }

  #looks() {
    const { scene, state } = this.app;
    const { node, edge } = this.over ?? {};
    const selected = new Set(state.select?.node ? [state.select.node] : (state.select?.edge ?? []));
    let lit = null;
    let litEdges = null;
    if (node || edge || selected.size) {
      const centre = node?.id ?? (edge ? null : state.select?.node);
      const pair = edge ? [edge.from.id, edge.to.id] : node ? null : state.select?.edge;
      if (pair) {
        lit = new Set(pair);
        litEdges = new Set(scene.edges.filter((e) => lit.has(e.from.id) && lit.has(e.to.id)));
      } else if (scene.ids.has(centre)) {
        lit = new Set([centre, ...(scene.neighbours.get(centre) ?? [])]);
        litEdges = new Set(scene.edges.filter((e) => e.from.id === centre || e.to.id === centre));
      }
    }
    const { names, words } = this.#labels(lit, litEdges, selected);
    const { palette, view, g, width, height } = this;
    return { palette, view, g, width, height, lit, litEdges, selected, found: this.app.found, names, words };
  }

  /** Labels stay where they are while one moves about, and find new places when the scale or what is lit changes. */
  #labels(lit, litEdges, selected) {
    const { scene, found } = this.app;
    const { view, width, height } = this;
    const key = [view.k.toFixed(4), lit && [...lit].sort().join(" "), [...found].join(" ")].join("|");
    const [x, y] = [view.x / view.k, view.y / view.k];
    const last = this.#placed;
    const reach = width / view.k / 3;
    if (last?.key === key && last.scene === scene && Math.hypot(x - last.x, y - last.y) < reach) return last;
    const g = (this.g = boxScale(scene.nodes, view.k));
    let names = new Map();
    let words = new Map();
    const first = (node) => (selected.has(node.id) ? 4 : 0) + (found.has(node.id) ? 2 : 0) + (lit?.has(node.id) ? 1 : 0);
    const [left, top] = [-view.x / view.k - reach, -view.y / view.k - reach];
    const [right, bottom] = [left + width / view.k + 2 * reach, top + height / view.k + 2 * reach];
    const isNear = (px, py) => px > left && px < right && py > top && py < bottom;
    const nodes = scene.nodes.filter((node) => isNear(node.x, node.y));
    if (!g) {
      const shown = lit ? nodes.filter((node) => lit.has(node.id)) : nodes;
      names = placeNames(shown, (node) => [node.x * view.k, node.y * view.k], view.k, first, 220);
    } else {
      const edges = scene.edges.filter((edge) => isNear((edge.from.x + edge.to.x) / 2, (edge.from.y + edge.to.y) / 2));
      words = placeWords(nodes, litEdges ? edges.filter((edge) => litEdges.has(edge)) : edges, (edge) => edge.weight, view.k, g);
    }
    return (this.#placed = { key, scene, x, y, names, words });
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
    const [roomX, roomY] = [this.width - 48, this.height - 112];
    const k = Math.max(0.03, Math.min(1.35, roomX / w, roomY / h));
    return {
      k,
      x: this.width / 2 - ((bounds.left + bounds.right) / 2) * k,
      y: (this.height - 40) / 2 - ((bounds.top + bounds.bottom) / 2) * k,
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
      return !(x > 60 && x < this.width - 60 && y > 40 && y < this.height - 60);
    });
    if (!isOut || nodes.some((node) => node.x === null)) return;
    const [x, y] = centre(nodes);
    this.app.set({ view: { x, y, k } });
    this.look({ x, y, k }, true);
  }

  /** New nodes come out of the one that was opened. */
  arrive(nodes, anchor) {
    const from = anchor ?? null;
    if (!from || from.x === null || nodes.length > 400) return;
    const places = nodes.map((node) => [node, node.x, node.y]);
    this.animate(240, (t) => {
      for (const [node, x, y] of places) {
        if (node.isPinned) continue;
        [node.x, node.y] = [from.x + (x - from.x) * t, from.y + (y - from.y) * t];
      }
      this.#placed = null;
    });
  }

  /** The place in the window of a point of the diagram. */
  onScreen(x, y) {
    const frame = this.#canvas.getBoundingClientRect();
    return { x: frame.left + x * this.view.k + this.view.x, y: frame.top + y * this.view.k + this.view.y };
  }

  /** The node, else the line, at a point of the canvas. */
  hit(x, y, reach = 5) {
    const { k } = this.view;
    const [px, py] = [(x - this.view.x) / k, (y - this.view.y) / k];
    const { nodes, edges } = this.app.scene;
    for (const node of nodes.toReversed()) {
      const { width, height } = box(node);
      const r = dotRadius(node, k) + 3;
      const [w, h] = this.g ? [(width / 2) * (this.g / k), (height / 2) * (this.g / k)] : [r / k, r / k];
      if (Math.abs(node.x - px) <= w && Math.abs(node.y - py) <= h) return { node };
    }
    let [best, least] = [null, reach / k];
    for (const edge of edges) {
      const slack = least + Math.abs(edge.bend);
      if (Math.min(edge.from.x, edge.to.x) - slack > px || Math.max(edge.from.x, edge.to.x) + slack < px) continue;
      if (Math.min(edge.from.y, edge.to.y) - slack > py || Math.max(edge.from.y, edge.to.y) + slack < py) continue;
      const far = distance(edge, px, py);
      if (far < least) [best, least] = [edge, far];
    }
    return best && { edge: best };
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
