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
    if (this.width === clientWidth && this.height === clientHeight && this.ratio === ratio) return;
    this.#canvas.width = Math.round(clientWidth * ratio);
    this.#canvas.height = Math.round(clientHeight * ratio);
    [this.width, this.height, this.ratio] = [clientWidth, clientHeight, ratio];
    if (!this.app.scene) return;
    this.look(this.app.state.view);
    this.refresh();
    this.#paint();
  }

  get #isCrowd() {
    return this.app.scene.nodes.length + this.app.scene.edges.length > crowd;
  }

  scaled() {
    this.#picture.move();
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

  /** While a node is being dragged; in a crowd its old place stays to be seen until it is let go. */
  nudge() {
    if (this.#isCrowd) this.redraw();
    else this.refresh();
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const start = performance.now();
    const { scene, found, state } = this.app;
    const { view, width, height, palette, ratio } = this;
    const labels = this.#labels();
    const look = { palette, view, g: this.g, width, height, names: labels.names, words: labels.words };
    if (this.#isCrowd) {
      const render = (pen, room) => draw(pen, scene, { ...look, ...room });
      const isSharp = this.#picture.show(this.#context, this, labels, render);
      if (!isSharp) setTimeout(() => this.redraw(), 40);
    } else {
      clear(this.#context, ratio, palette.background, width, height);
      draw(this.#pen, scene, look);
    }
    this.#paintLit(look);
    const marked = scene.nodes.filter((node) => found.has(node.id));
    if (marked.length) drawRings(this.#pen, marked, look, false);
    const chosen = state.select?.node ? [state.select.node] : (state.select?.edge ?? []);
    if (chosen.length) drawRings(this.#pen, scene.nodes.filter((node) => chosen.includes(node.id)), look, true);
    this.frames.push({ time: start, cost: performance.now() - start });
    if (this.frames.length > 600) this.frames.shift();
  }

  /** Veils everything but what the pointer is over, or what is selected, and what is next to it. */
  #paintLit(look) {
    const { scene, state } = this.app;
    const { node, edge } = this.over ?? {};
    const pair = edge ? [edge.from.id, edge.to.id] : node ? null : state.select?.edge;
    const centre = node?.id ?? state.select?.node;
    if (!pair && !scene.ids.has(centre)) return;
    const isLit = pair
      ? ({ from, to }) => pair.includes(from.id) && pair.includes(to.id)
      : ({ from, to }) => from.id === centre || to.id === centre;
    const edges = scene.edges.filter(isLit);
    const ids = new Set([...(pair ?? [centre]), ...edges.flatMap(({ from, to }) => [from.id, to.id])]);
    const nodes = scene.nodes.filter(({ id }) => ids.has(id));
    const { k } = this.view;
    const urgency = ({ id }) => (id === centre || pair?.includes(id) ? 2 : 0);
    const names = this.g ? new Map() : placeNames(nodes, scene, k, urgency, 80);
    const words = this.g ? placeWords(nodes, edges, k, this.g) : new Map();
    this.#pen.shapes({ fill: look.palette.background, alpha: 0.65 }, [0], (path) =>
      roundedBox(path, this.width / 2, this.height / 2, this.width / 2, this.height / 2, 0),
    );
    draw(this.#pen, { ...scene, nodes, edges }, { ...look, names, words });
  }

  /** Labels stay where they are while one moves about, and find new places when the scale or the scene changes. */
  #labels() {
    const { scene, found } = this.app;
    const { view, width, height } = this;
    const [x, y] = [view.x / view.k, view.y / view.k];
    const last = this.#placed;
    const reach = width / view.k / 3;
    const isNear = last && Math.hypot(x - last.x, y - last.y) < reach;
    if (isNear && last.k === view.k && last.scene === scene && last.found === found) return last;
    // While zooming the picture is shown larger or smaller, labels and all.
    if (last && this.#isCrowd && this.#picture.isMoving && last.scene === scene && last.found === found) return last;
    const g = (this.g = boxScale(scene.nodes, view.k));
    const [left, top] = [-x - reach, -y - reach];
    const [right, bottom] = [left + width / view.k + 2 * reach, top + height / view.k + 2 * reach];
    const isIn = (px, py) => px > left && px < right && py > top && py < bottom;
    const nodes = scene.nodes.filter((node) => isIn(node.x, node.y));
    const edges = g ? scene.edges.filter(({ from, to }) => isIn((from.x + to.x) / 2, (from.y + to.y) / 2)) : [];
    const most = nodes.length > 600 ? Math.max(24, (width * height) / 9000) : 250;
    const names = g ? new Map() : placeNames(nodes, scene, view.k, ({ id }) => Number(found.has(id)), most);
    return (this.#placed = { k: view.k, scene, found, x, y, names, words: placeWords(nodes, edges, view.k, g) });
  }

  /** Nodes set out from where `starts` has them, a map to [x, y], for where they are now. */
  travel(starts) {
    this.land();
    const ways = [];
    for (const [node, [x, y]] of starts) {
      if (node.x !== null && (node.x !== x || node.y !== y)) ways.push([node, x, y, node.x, node.y]);
    }
    if (!ways.length || ways.length > 600) return;
    this.animate("nodes", 260, (t) => {
      for (const [node, x, y, toX, toY] of ways) [node.x, node.y] = [x + (toX - x) * t, y + (toY - y) * t];
      this.refresh();
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
