// Which labels there is room for, best-connected first, and where.

/** Taken rectangles, in a grid so that asking is quick. */
class Occupied {
  #cells = new Map();
  #size = 64;

  #each(box, visit) {
    const size = this.#size;
    for (let i = Math.floor(box.left / size); i <= Math.floor(box.right / size); i += 1) {
      for (let j = Math.floor(box.top / size); j <= Math.floor(box.bottom / size); j += 1) {
        if (visit(i * 100003 + j)) return true;
      }
    }
    return false;
  }

  isFree(box) {
    return !this.#each(box, (key) =>
      this.#cells.get(key)?.some(
        (other) =>
          box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      ),
    );
  }

  take(box) {
    this.#each(box, (key) => {
      entry(this.#cells, key, () => []).push(box);
    });
  }
}

const rectangle = (x, y, width, height) => ({
  left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2,
});

/**
 * How large nodes are drawn at a scale: as large as they are, or larger so that names can still be read where hardly
 * any would overlap.
 * @returns 0 where nodes have to be dots, with names beside some.
 */
function boxScale(nodes, k) {
  if (k >= 0.9) return k;
  const allowed = nodes.length / 25;
  for (const g of [0.9, 0.8, 0.7]) {
    if (g < k) break;
    const occupied = new Occupied();
    let crossings = 0;
    for (const node of nodes) {
      const { width, height } = box(node);
      const place = rectangle(node.x * k, node.y * k, width * g + 2, height * g + 2);
      if (!occupied.isFree(place)) crossings += 1;
      if (crossings > allowed) break;
      occupied.take(place);
    }
    if (crossings <= allowed) return g;
  }
  return k >= readable ? k : 0;
}

/**
 * Names beside dots, for a diagram too small to have them inside. Names of hubs may cover dots, others only ground.
 * @param first how urgent a node's name is; from 2 on it stands even where there is no room
 * @returns Map from node to [dx, dy] in pixels from its centre to the middle of the name.
 */
function placeNames(nodes, scene, k, first, limit) {
  const dots = new Occupied();
  const names = new Occupied();
  const order = [...nodes].sort(
    (a, b) => first(b) - first(a) || b.degree - a.degree || b.mentions - a.mentions || (a.id < b.id ? -1 : 1),
  );
  for (const node of order.slice(0, limit)) {
    const r = dotRadius(node, k);
    dots.take(rectangle(node.x * k, node.y * k, r * 2, r * 2));
  }
  const places = new Map();
  for (const node of order) {
    if (places.size >= limit) break;
    const { size, weight } = nameStyle(node, scene);
    const width = measure(box(node).label, size, weight) + 4;
    const r = dotRadius(node, k);
    const [beside, above] = [r + 3 + width / 2, r + 2 + size / 2];
    const around = [[beside, 0], [-beside, 0], [0, -above], [0, above]];
    const room = ([dx, dy]) => rectangle(node.x * k + dx, node.y * k + dy, width, size + 2);
    const isFree = (place) => names.isFree(place) && (scene.hubs.has(node) || dots.isFree(place));
    const chosen = around.find((offset) => isFree(room(offset))) ?? (first(node) >= 2 ? around[0] : null);
    if (!chosen) continue;
    names.take(room(chosen));
    places.set(node, chosen);
  }
  return places;
}

/**
 * Words on lines: in their middle or a little before or after it, wherever they cover neither a node nor each other.
 * `k` is the scale of places and `g` that of sizes.
 * @returns Map from edge to where along the line, from 0 to 1.
 */
function placeWords(nodes, edges, k, g) {
  const occupied = new Occupied();
  for (const node of nodes) {
    const { width, height } = box(node);
    occupied.take(rectangle(node.x * k, node.y * k, (width + 4) * g, (height + 4) * g));
  }
  const places = new Map();
  const order = [...edges].sort((a, b) => b.weight - a.weight);
  for (const edge of order) {
    const { width, height } = wordsBox(edge);
    const a = [edge.from.x, edge.from.y];
    const b = [edge.to.x, edge.to.y];
    const c = control(edge);
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
      const [x, y] = along(a, c, b, t);
      const place = rectangle(x * k, y * k, width * g, height * g);
      if (!occupied.isFree(place)) continue;
      occupied.take(place);
      places.set(edge, t);
      break;
    }
  }
  return places;
}

function wordsBox(edge) {
  edge.width ??= Math.max(...edge.labels.map((words) => measure(words, labelSize))) + 8;
  return { width: edge.width, height: edge.labels.length * (labelSize + 2) + 3 };
}

/** The radius of a node drawn as a dot, in pixels. */
function dotRadius(node, k) {
  const byDegree = 2.6 + 1.25 * Math.log2(1 + node.degree);
  return byDegree * Math.min(1.15, Math.max(0.62, 0.45 + k * 1.6));
}

/** The type of the name beside it: larger for the few best-connected ones. */
const nameStyle = (node, scene) => (scene.hubs.has(node) ? { size: 13, weight: 600 } : { size: 11, weight: 400 });
