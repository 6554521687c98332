// The drawing of a scene with a pen, at a view: `{k, x, y}` so that a point p of the diagram is at k·p + (x, y).

/** The least scale at which names inside nodes can be read. */
const readable = 0.62;

/**
 * Draws nodes and edges.
 * @param scene {nodes, edges, hubs, missing}
 * @param look {palette, view, g: the scale of nodes and words, 0 for dots, width, height, names: Map, words: Map}
 */
function draw(pen, scene, look) {
  const { view, width, height } = look;
  const margin = 160 * Math.max(1, view.k);
  const at = (node) => [node.x * view.k + view.x, node.y * view.k + view.y];
  const nodes = scene.nodes.filter((node) => {
    const [x, y] = at(node);
    return x > -margin && x < width + margin && y > -margin && y < height + margin;
  });
  const edges = scene.edges.filter((edge) => {
    const [ax, ay] = at(edge.from);
    const [bx, by] = at(edge.to);
    const slack = Math.abs(edge.bend) * view.k;
    return (
      Math.max(ax, bx) > -slack && Math.min(ax, bx) < width + slack &&
      Math.max(ay, by) > -slack && Math.min(ay, by) < height + slack
    );
  });
  drawLines(pen, edges, look);
  if (look.g) {
    drawWords(pen, edges, look);
    drawBoxes(pen, nodes, look, scene);
  } else {
    drawDots(pen, nodes, look, scene);
  }
}

const dashes = { hostile: [6, 4] };

/** Lines of one look are drawn together; a great many, seen from afar, are thin, pale and without arrowheads. */
function drawLines(pen, edges, look) {
  const { view, palette, g } = look;
  const isCrowded = !g && edges.length > 900;
  const scale = g || Math.max(0.55, Math.min(1, view.k * 1.4));
  const isPointed = !isCrowded && (g > 0 || view.k > 0.1);
  const groups = new Map();
  for (const edge of edges) {
    const key = `${edge.kind} ${edge.status === "actual"} ${isCrowded ? 1 : edge.thickness}`;
    entry(groups, key, () => ({ edge, edges: [] })).edges.push(edge);
  }
  const rank = ({ edge }) => kinds.indexOf(edge.kind);
  for (const { edge, edges: items } of [...groups.values()].sort((one, other) => rank(one) - rank(other))) {
    const isActual = edge.status === "actual";
    const colour = palette[isActual ? `${edge.kind}-line` : `${edge.kind}-pale`];
    const width = isCrowded ? 0.5 : Math.max(0.7, palette.widths[edge.kind] * edge.thickness * scale);
    const dash = isCrowded ? null : isActual ? dashes[edge.kind] : [0.1, 3.2];
    const style = {
      stroke: colour,
      width,
      alpha: isCrowded ? 0.4 : 1,
      dash: dash?.map((length) => length * Math.max(0.6, scale)),
      cap: isActual ? "butt" : "round",
    };
    const courses = items.map((item) => courseOf(item, view, g, isPointed));
    const period = style.dash?.reduce((sum, part) => sum + part, 0) ?? 1;
    pen.shapes(style, courses.map((course) => clipped(course, look.width, look.height, period)), traceCourse);
    if (!isPointed) continue;
    const pointed = courses.filter((course) => course.isDirected && course.length > 12 * scale);
    const isOpen = edge.kind === "standing";
    const size = (4 + 3 * edge.thickness) * Math.max(0.7, scale);
    const head = isOpen ? { stroke: colour, width } : { fill: colour };
    pen.shapes(head, pointed, (path, course) => traceArrow(path, course, size, isOpen));
  }
}

/** The ends of a line on the screen, at the borders of its nodes, and the point it bends towards. */
function courseOf(edge, view, g, isPointed) {
  const { k } = view;
  const on = (x, y) => [x * k + view.x, y * k + view.y];
  const c = on(...control(edge));
  let a = on(edge.from.x, edge.from.y);
  let b = on(edge.to.x, edge.to.y);
  if (g || isPointed) {
    a = border(edge.from, a, c, k, g);
    b = border(edge.to, b, c, k, g);
  }
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return { a, b, c, isCurved: edge.bend !== 0, isDirected: edge.isDirected, length };
}

function border(node, [x, y], [cx, cy], k, g) {
  if (g) {
    const { width, height } = box(node);
    return leave(x, y, (width / 2 + 2) * g, (height / 2 + 2) * g, cx, cy);
  }
  const r = dotRadius(node, k) + 1;
  const length = Math.hypot(cx - x, cy - y) || 1;
  return [x + ((cx - x) / length) * r, y + ((cy - y) / length) * r];
}

function traceCourse(path, { a, b, c, isCurved }) {
  path.moveTo(a[0], a[1]);
  if (isCurved) path.quadraticCurveTo(c[0], c[1], b[0], b[1]);
  else path.lineTo(b[0], b[1]);
}

/**
 * A straight line without what lies far outside, as dashes there cost as much as those that are seen. What is cut off
 * at its start is a multiple of `period`, so that the others stay where they are.
 */
function clipped(course, width, height, period) {
  const { a, b, length } = course;
  if (course.isCurved || length < 400) return course;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [enter, exit] = [0, 1];
  for (const [start, change, most] of [[a[0], dx, width], [a[1], dy, height]]) {
    if (!change) continue;
    const [t, u] = [(-30 - start) / change, (most + 30 - start) / change];
    enter = Math.max(enter, Math.min(t, u));
    exit = Math.min(exit, Math.max(t, u));
  }
  if (enter >= exit) return { ...course, b: a };
  const at = (t) => [a[0] + dx * t, a[1] + dy * t];
  return { ...course, a: at((Math.floor((enter * length) / period) * period) / length), b: at(exit) };
}

function traceArrow(path, { b, c, a, isCurved }, size, isOpen) {
  const [fx, fy] = isCurved ? c : a;
  const angle = Math.atan2(b[1] - fy, b[0] - fx);
  const wing = (turn) => [b[0] - size * Math.cos(angle + turn), b[1] - size * Math.sin(angle + turn)];
  const [left, right] = [wing(0.42), wing(-0.42)];
  path.moveTo(...left);
  path.lineTo(...b);
  path.lineTo(...right);
  if (!isOpen) path.closePath();
}

/** What the lines say, on ground of the background so that it is read easily. */
function drawWords(pen, edges, look) {
  const { view, palette, g } = look;
  const { k } = view;
  const size = labelSize * g;
  for (const edge of edges) {
    const t = look.words.get(edge);
    if (t === undefined) continue;
    const { width, height } = wordsBox(edge);
    const point = along([edge.from.x, edge.from.y], control(edge), [edge.to.x, edge.to.y], t);
    const [x, y] = [point[0] * k + view.x, point[1] * k + view.y];
    pen.group(`${edge.from.name} – ${edge.labels.join(", ")} – ${edge.to.name}`, () => {
      pen.shapes({ fill: palette.background }, [edge], (path) =>
        roundedBox(path, x, y, (width / 2) * g, (height / 2) * g, 0),
      );
      edge.labels.forEach((words, index) => {
        const line = y + (index - (edge.labels.length - 1) / 2) * (size + 2 * g);
        pen.text({ size, fill: palette[`${edge.kind}-text`] }, words, x, line);
      });
    });
  }
}
