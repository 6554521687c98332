// The stage: the canvas, and when and how it is painted.

/** From this many nodes and lines on, a picture is kept to be moved about while a sharp one is being waited for. */
const crowd = 900;

class Stage extends Camera {
  #canvas = byID("canvas");
  #context = this.#canvas.getContext("2d", { alpha: false });
  #pen = new CanvasPen(this.#context);
  #picture = new Picture();
  #frame = 0;
  #placed = null;
  /** What the pointer is over: {node} or {edge}. */
  over = null;
  /** The scale of nodes and words; 0 while nodes are dots. */
  g = 1;
  palette = {};
  /** When the last frames were drawn and how long each took, in milliseconds. */
  frames = [];

  constructor(app) {
    super(app);
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
    this.refresh();
    this.#paint();
  }

  /** Draws before the next frame is shown. */
  redraw() {
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }

  /** After nodes moved or others came: labels have to find new places. */
  refresh() {
    this.#placed = null;
    this.#picture.drop();
    this.redraw();
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const start = performance.now();
    const { scene } = this.app;
    const isCrowded = this.view.k < readable && scene.nodes.length + scene.edges.length > crowd;
    if (isCrowded) {
      const isSharp = this.#picture.show(this.#context, this, this.over, (pen, room) => draw(pen, scene, { ...this.#looks(), ...room }));
      if (!isSharp) setTimeout(() => this.redraw(), 60);
    } else {
      clear(this.#context, this.ratio, this.palette.background, this.width, this.height);
      draw(this.#pen, scene, this.#looks());
    }
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
      names = placeNames(shown, scene, (node) => [node.x * view.k, node.y * view.k], view.k, first, nodes.length > 600 ? Math.max(24, (width * height) / 9000) : 250);
    } else {
      const edges = scene.edges.filter((edge) => isNear((edge.from.x + edge.to.x) / 2, (edge.from.y + edge.to.y) / 2));
      words = placeWords(nodes, litEdges ? edges.filter((edge) => litEdges.has(edge)) : edges, (edge) => edge.weight, view.k, g);
    }
    return (this.#placed = { key, scene, x, y, names, words });
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
