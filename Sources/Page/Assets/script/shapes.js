// The geometry of nodes and lines. Sizes are in points, at scale 1.

const nameSize = 13;
const labelSize = 11;
const nodeHeight = 32;

const measure = (() => {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  let lastFont = "";
  /** The width of text at a size in points. */
  return (text, size, weight = 400) => {
    const key = weight + text;
    let width = widths.get(key);
    if (width === undefined) {
      const font = `${weight} 100px ${fonts}`;
      if (font !== lastFont) context.font = lastFont = font;
      widths.set(key, (width = context.measureText(text).width / 100));
    }
    return width * size;
  };
})();

/** The name as it is drawn and how large the node is; reckoned once. */
function box(node) {
  if (node.box) return node.box;
  const label = shorten(clean(node.name), 34) || "?";
  const code = node.type === "country" && node.link ? shorten(clean(node.link), 3) : "";
  const sign = node.type === "country" ? (code ? measure(code, 9, 700) + 9 : 0) : 12;
  const text = measure(label, nameSize, node.type === "country" ? 600 : 400);
  const padding = node.type === "organization" ? 28 : node.type === "place" ? 30 : 24;
  const width = padding + sign + (sign ? 6 : 0) + text;
  return (node.box = { label, code, sign, text, width, height: nodeHeight });
}

/** Outlines around a centre, `w` and `h` being half the width and height, `s` the scale. */
const outlines = {
  person: (path, x, y, w, h, s) => roundedBox(path, x, y, w, h, Math.min(7 * s, h)),
  country: (path, x, y, w, h) => roundedBox(path, x, y, w, h, 0),
  place: (path, x, y, w, h) => roundedBox(path, x, y, w, h, h),
  organization(path, x, y, w, h, s) {
    const cut = Math.min(6 * s, h * 0.66, w * 0.66);
    path.moveTo(x - w + cut, y - h);
    path.lineTo(x + w - cut, y - h);
    path.lineTo(x + w, y - h + cut);
    path.lineTo(x + w, y + h - cut);
    path.lineTo(x + w - cut, y + h);
    path.lineTo(x - w + cut, y + h);
    path.lineTo(x - w, y + h - cut);
    path.lineTo(x - w, y - h + cut);
    path.closePath();
  },
};

function roundedBox(path, x, y, w, h, r) {
  const [left, right, top, bottom] = [x - w, x + w, y - h, y + h];
  if (!r) {
    path.moveTo(left, top);
    path.lineTo(right, top);
    path.lineTo(right, bottom);
    path.lineTo(left, bottom);
    path.closePath();
    return;
  }
  // How far the handles of a quarter of a circle stand from its corner.
  const f = r * 0.4477;
  path.moveTo(left + r, top);
  path.lineTo(right - r, top);
  path.bezierCurveTo(right - f, top, right, top + f, right, top + r);
  path.lineTo(right, bottom - r);
  path.bezierCurveTo(right, bottom - f, right - f, bottom, right - r, bottom);
  path.lineTo(left + r, bottom);
  path.bezierCurveTo(left + f, bottom, left, bottom - f, left, bottom - r);
  path.lineTo(left, top + r);
  path.bezierCurveTo(left, top + f, left + f, top, left + r, top);
  path.closePath();
}

/** Line icons in a square from -6 to 6. */
const icons = {
  person: [[[-5, 5.5], [-4.6, 2.6, -2.6, 1.4], [0, 0.6, 2.6, 1.4], [4.6, 2.6, 5, 5.5]], circle(0, -2.9, 2.7)],
  organization: [
    [[-5.5, 5.5], [5.5, 5.5]], [[-5.5, -2], [0, -5.5], [5.5, -2], [-5.5, -2]],
    [[-3.7, -1.5], [-3.7, 5]], [[0, -1.5], [0, 5]], [[3.7, -1.5], [3.7, 5]],
  ],
  place: [
    [[0, 5.8], [-4.4, 0.8, -4.2, -1.8], [-4, -5.6, 0, -5.6], [4, -5.6, 4.2, -1.8], [4.4, 0.8, 0, 5.8]],
    circle(0, -1.7, 1.5),
  ],
};

function circle(x, y, r) {
  const f = r * 0.5523;
  return [
    [x + r, y], [x + r, y + f, x + f, y + r, x, y + r], [x - f, y + r, x - r, y + f, x - r, y],
    [x - r, y - f, x - f, y - r, x, y - r], [x + f, y - r, x + r, y - f, x + r, y],
  ];
}

function icon(path, strokes, x, y, s) {
  for (const stroke of strokes) {
    stroke.forEach((p, index) => {
      if (index === 0) path.moveTo(x + p[0] * s, y + p[1] * s);
      else if (p.length === 2) path.lineTo(x + p[0] * s, y + p[1] * s);
      else if (p.length === 4) path.quadraticCurveTo(x + p[0] * s, y + p[1] * s, x + p[2] * s, y + p[3] * s);
      else path.bezierCurveTo(...p.map((value, i) => (i % 2 ? y : x) + value * s));
    });
  }
}

/** The point that a line between the two bends towards. */
function control(edge) {
  const { from, to, bend } = edge;
  const x = (from.x + to.x) / 2;
  const y = (from.y + to.y) / 2;
  if (!bend) return [x, y];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  return [x - (dy / length) * bend, y + (dx / length) * bend];
}

/** The point at `t` of a line from `a` over `c` to `b`. */
function along([ax, ay], [cx, cy], [bx, by], t) {
  const u = 1 - t;
  return [u * u * ax + 2 * u * t * cx + t * t * bx, u * u * ay + 2 * u * t * cy + t * t * by];
}

/** Where a line from the centre towards (x, y) leaves a box of half the width and height given. */
function leave(centreX, centreY, w, h, x, y) {
  const [dx, dy] = [x - centreX, y - centreY];
  const t = Math.min(dx ? w / Math.abs(dx) : Infinity, dy ? h / Math.abs(dy) : Infinity, 1e6);
  return Number.isFinite(t) ? [centreX + dx * t, centreY + dy * t] : [centreX, centreY];
}

/** How far the point is from the line, in points. */
function distance(edge, x, y) {
  const a = [edge.from.x, edge.from.y];
  const b = [edge.to.x, edge.to.y];
  const c = control(edge);
  let least = Infinity;
  let [px, py] = a;
  const steps = edge.bend ? 10 : 1;
  for (let step = 1; step <= steps; step += 1) {
    const [qx, qy] = along(a, c, b, step / steps);
    const [dx, dy] = [qx - px, qy - py];
    const t = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(px + t * dx - x, py + t * dy - y));
    [px, py] = [qx, qy];
  }
  return least;
}
