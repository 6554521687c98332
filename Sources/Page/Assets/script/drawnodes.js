// The drawing of nodes: boxes with names where there is room, dots with names beside them where there is not.

function drawBoxes(pen, nodes, look, scene, isLit) {
  const { view, palette, g } = look;
  const { k } = view;
  for (const node of nodes) {
    const { label, code, sign, text, width, height } = box(node);
    const [x, y] = [node.x * k + view.x, node.y * k + view.y];
    const alpha = isLit(node) ? 1 : 0.35;
    const [w, h] = [(width / 2) * g, (height / 2) * g];
    const outline = outlines[node.type];
    const isCountry = node.type === "country";
    const colour = palette[`${node.type}-text`];
    pen.group(`${node.name} (${typeNames[node.type]})`, () => {
      if (alpha < 1) pen.shapes({ fill: palette.background }, [node], (path) => outline(path, x, y, w, h, g));
      drawRing(pen, node, look, (path, by) => outline(path, x, y, w + by, h + by, g));
      pen.shapes(
        { fill: palette[`${node.type}-fill`], stroke: palette[`${node.type}-border`], width: 1.4 * g, alpha },
        [node],
        (path) => outline(path, x, y, w, h, g),
      );
      const left = x - ((sign ? sign + 6 : 0) + text) * (g / 2);
      if (code) {
        pen.shapes({ stroke: colour, width: 0.9 * g, alpha: alpha * 0.75 }, [node], (path) =>
          roundedBox(path, left + (sign / 2) * g, y, (sign / 2) * g, 6.5 * g, 2 * g),
        );
        pen.text({ size: 9 * g, weight: 700, fill: colour, alpha }, code, left + (sign / 2) * g, y);
      } else if (sign) {
        pen.shapes(
          { stroke: palette[`${node.type}-border`], width: 1.1 * g, alpha, cap: "round" },
          [node],
          (path) => icon(path, icons[node.type], left + 6 * g, y, g),
        );
      }
      const start = left + (sign ? sign + 6 : 0) * g;
      pen.text(
        { size: nameSize * g, weight: isCountry ? 600 : 400, fill: colour, alpha, anchor: "start" }, label, start, y,
      );
      if (node.isPinned && !look.isFull) {
        pen.shapes({ fill: palette.accent, alpha }, [node], (path) =>
          roundedBox(path, x - w + 3 * g, y - h + 1 * g, 3 * g, 3 * g, 3 * g),
        );
      }
    });
    if (!look.isFull) drawBadge(pen, scene.missing(node), x + w, y - h, look, alpha, Math.max(0.8, g));
  }
}

function drawDots(pen, nodes, look, scene, isLit) {
  const { view, palette } = look;
  const { k } = view;
  const dots = nodes.map((node) => ({
    node, x: node.x * k + view.x, y: node.y * k + view.y, r: dotRadius(node, k), isLit: isLit(node),
  }));
  for (const dot of dots) {
    drawRing(pen, dot.node, look, (path, by) => roundedBox(path, dot.x, dot.y, dot.r + by, dot.r + by, dot.r + by));
  }
  for (const lit of [false, true]) {
    for (const type of types) {
      const group = dots.filter((dot) => dot.node.type === type && dot.isLit === lit);
      if (!group.length) continue;
      const style = {
        fill: palette[`${type}-fill`], stroke: palette[`${type}-border`], width: type === "country" ? 1 : 1.3,
        alpha: lit ? 1 : 0.35,
      };
      pen.shapes(style, group, (path, { x, y, r }) => outlines[type](path, x, y, r, r * 0.92, r / 11));
    }
  }
  for (const { node, x, y, isLit: lit } of dots) {
    const place = look.names.get(node);
    if (!place || !lit) continue;
    const { size, weight } = nameStyle(node, scene);
    const { label } = box(node);
    const width = measure(label, size, weight);
    pen.shapes({ fill: palette.background, alpha: 0.8 }, [node], (path) =>
      roundedBox(path, x + place[0], y + place[1], width / 2 + 2, size / 2 + 1, 0),
    );
    pen.text({ size, weight, fill: palette.text }, label, x + place[0], y + place[1]);
  }
}

/** A ring around what is selected, and around what the search found. */
function drawRing(pen, node, look, trace) {
  const isSelected = look.selected.has(node.id);
  if (!isSelected && !look.found.has(node.id)) return;
  pen.shapes(
    isSelected
      ? { stroke: look.palette.accent, width: 2.5 }
      : { stroke: look.palette["hostile-line"], width: 1.6, dash: [3, 2.5] },
    [node],
    (path) => trace(path, 4),
  );
}

/** "+12": neighbours that are not here yet. */
function drawBadge(pen, count, x, y, look, alpha, s) {
  if (!count) return;
  const words = `+${count > 999 ? "999" : count}`;
  const width = measure(words, 10, 700) + 9;
  pen.shapes(
    { fill: look.palette.background, stroke: look.palette.muted, width: s, alpha },
    [count],
    (path) => roundedBox(path, x, y, (width / 2) * s, 7.5 * s, 7.5 * s),
  );
  pen.text({ size: 10 * s, weight: 700, fill: look.palette.muted, alpha }, words, x, y);
}
