// Places for entities that come without: forces that push nodes apart and pull neighbours together, then boxes moved
// off each other. The same input gives the same places.

const springLength = 150;

/** Numbers that look random and are the same every time. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Finds places for all entities without one: next to `anchor`, to a neighbour that has one, or for all afresh. */
function settle(entities, links, anchor = null) {
  const movers = entities.filter((entity) => entity.x === null);
  if (!movers.length) return;
  const placed = entities.filter((entity) => entity.x !== null);
  const random = seeded(movers.length * 7919 + placed.length);
  const near = new Map();
  for (const [a, b] of links) {
    entry(near, a, () => []).push(b);
    entry(near, b, () => []).push(a);
  }
  movers.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const middle = centre(placed);
  const spacing = 95;
  movers.forEach((node, index) => {
    const beside = near.get(node)?.find((other) => other.x !== null && placed.length) ?? anchor;
    // The seeds of a sunflower: even spacing, the best-connected in the middle.
    const r = spacing * Math.sqrt(index + 1) * (beside ? 0.8 : 1);
    const angle = index * 2.399963;
    const jitter = random() * 10;
    const [x, y] = beside ? [beside.x, beside.y] : middle;
    node.start = [x + r * Math.cos(angle) + jitter, y + r * Math.sin(angle) - jitter];
  });
  for (const node of movers) [node.x, node.y] = node.start;
  relax(movers, placed, links, middle);
  separate(movers, placed);
  for (const node of movers) delete node.start;
}

function centre(nodes) {
  if (!nodes.length) return [0, 0];
  const sum = nodes.reduce(([x, y], node) => [x + node.x, y + node.y], [0, 0]);
  return [sum[0] / nodes.length, sum[1] / nodes.length];
}

/** Moves `movers` under the forces; `fixed` push and pull, but stay. */
function relax(movers, fixed, links, [middleX, middleY]) {
  const all = [...movers, ...fixed];
  const rounds = Math.round(Math.min(320, Math.max(90, 60000 / all.length)));
  const gravity = 0.2 / Math.sqrt(all.length);
  const moving = new Set(movers);
  const pulls = links.filter(([a, b]) => a !== b && (moving.has(a) || moving.has(b)));
  const ties = new Map();
  for (const [a, b] of pulls) for (const node of [a, b]) ties.set(node, (ties.get(node) ?? 0) + 1);
  for (const node of all) node.force = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const heat = 60 * (1 - round / rounds) ** 1.5 + 0.5;
    repel(movers, all);
    for (const [a, b] of pulls) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const length = Math.hypot(dx, dy) || 1;
      // A hub's neighbours need room: its ties are longer and each pulls less.
      const ideal = springLength * (1 + 0.25 * Math.log2(Math.min(ties.get(a), ties.get(b))));
      const pull = (0.5 * (length - ideal)) / length / Math.sqrt(Math.min(ties.get(a), ties.get(b)));
      a.force[0] += dx * pull;
      a.force[1] += dy * pull;
      b.force[0] -= dx * pull;
      b.force[1] -= dy * pull;
    }
    for (const node of movers) {
      node.force[0] += (middleX - node.x) * gravity;
      node.force[1] += (middleY - node.y) * gravity * 1.5;
      const size = Math.hypot(...node.force) || 1;
      const step = Math.min(size, heat) / size;
      node.x += node.force[0] * step;
      node.y += node.force[1] * step;
    }
    for (const node of all) node.force = [0, 0];
  }
  for (const node of all) delete node.force;
}

/** Every mover is pushed by the nodes in the cells around it one by one, and by the others cell by cell. */
function repel(movers, all) {
  const strength = springLength ** 3 * 0.55;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of all) {
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  const count = Math.max(2, Math.min(18, Math.round(Math.sqrt(all.length / 3))));
  const size = Math.max((right - left) / count, (bottom - top) / count, 1);
  const cells = Array.from({ length: (count + 1) ** 2 }, () => ({ x: 0, y: 0, nodes: [] }));
  const column = (x) => Math.min(count, Math.floor((x - left) / size));
  const row = (y) => Math.min(count, Math.floor((y - top) / size));
  for (const node of all) {
    const cell = cells[row(node.y) * (count + 1) + column(node.x)];
    cell.nodes.push(node);
    cell.x += node.x;
    cell.y += node.y;
  }
  const full = [];
  cells.forEach((cell, index) => {
    if (!cell.nodes.length) return;
    cell.x /= cell.nodes.length;
    cell.y /= cell.nodes.length;
    cell.i = index % (count + 1);
    cell.j = Math.floor(index / (count + 1));
    full.push(cell);
  });
  for (const node of movers) {
    const [i, j] = [column(node.x), row(node.y)];
    for (const cell of full) {
      if (Math.abs(cell.i - i) > 1 || Math.abs(cell.j - j) > 1) {
        push(node, cell.x, cell.y, strength * cell.nodes.length);
      } else {
        for (const other of cell.nodes) if (other !== node) push(node, other.x, other.y, strength);
      }
    }
  }
}

function push(node, x, y, strength) {
  const dx = node.x - x;
  // Names lie flat: neighbours above and below may come closer.
  const dy = (node.y - y) * 1.3;
  const square = dx * dx + dy * dy + 400;
  const by = strength / (square * Math.sqrt(square));
  node.force[0] += dx * by;
  node.force[1] += dy * by;
}

/** Moves boxes that overlap apart, along the shorter way. */
function separate(movers, fixed) {
  const stays = new Set(fixed);
  for (let round = 0; round < 60; round += 1) {
    let hasMoved = false;
    const all = [...movers, ...fixed].sort((a, b) => a.x - b.x);
    for (let i = 0; i < all.length; i += 1) {
      const a = all[i];
      for (let j = i + 1; j < all.length; j += 1) {
        const b = all[j];
        if (b.x - a.x > 420) break;
        if (stays.has(a) && stays.has(b)) continue;
        const overX = (box(a).width + box(b).width) / 2 + 22 - (b.x - a.x);
        const overY = nodeHeight + 26 - Math.abs(b.y - a.y);
        if (overX <= 0 || overY <= 0) continue;
        hasMoved = true;
        const share = stays.has(a) || stays.has(b) ? 1 : 0.5;
        const isSideways = overX < overY;
        const by = (isSideways ? overX : overY * (b.y >= a.y ? 1 : -1)) * share;
        const axis = isSideways ? "x" : "y";
        if (!stays.has(a)) a[axis] -= by;
        if (!stays.has(b)) b[axis] += by;
      }
    }
    if (!hasMoved) return;
  }
}
