// The drawing of nodes: boxes with names where there is room, dots with names beside them where there is not.

function drawBoxes(pen, nodes, look, scene) {
  const { view, palette, g } = look;
  for (const node of nodes) {
    const { label, code, sign, text, width, height } = box(node);
    const [x, y] = [node.x * view.k + view.x, node.y * view.k + view.y];
    const [w, h] = [(width / 2) * g, (height / 2) * g];
    const colour = palette[`${node.type}-text`];
    const border = palette[`${node.type}-border`];
    pen.group(`${node.name} (${node.type})`, () => {
      const style = { fill: palette[`${node.type}-fill`], stroke: border, width: 1.4 * g };
      pen.shapes(style, [node], (path) => outlines[node.type](path, x, y, w, h, g));
      const left = x - ((sign ? sign + 6 : 0) + text) * (g / 2);
      if (code) {
        pen.shapes({ stroke: colour, width: 0.9 * g, alpha: 0.75 }, [node], (path) =>
          roundedBox(path, left + (sign / 2) * g, y, (sign / 2) * g, 6.5 * g, 2 * g),
        );
        pen.text({ size: 9 * g, weight: 700, fill: colour }, code, left + (sign / 2) * g, y);
      } else if (sign) {
        pen.shapes({ stroke: border, width: 1.1 * g, cap: "round" }, [node], (path) =>
          icon(path, icons[node.type], left + 6 * g, y, g),
        );
      }
      const start = left + (sign ? sign + 6 : 0) * g;
      const weight = node.type === "country" ? 600 : 400;
      pen.text({ size: nameSize * g, weight, fill: colour, anchor: "start" }, label, start, y);
    });
    if (look.isSheet) continue;
    if (node.isPinned) {
      pen.shapes({ fill: palette.accent }, [node], (path) => roundedBox(path, x - w, y - h, 3.5, 3.5, 3.5));
    }
    drawBadge(pen, scene.missing(node), x + w, y - h, look, Math.max(0.8, g));
  }
}

function drawDots(pen, nodes, look, scene) {
  const { view, palette } = look;
  const { k } = view;
  const dots = nodes.map((node) => ({ node, x: node.x * k + view.x, y: node.y * k + view.y, r: dotRadius(node, k) }));
  for (const type of types) {
    const style = { fill: palette[`${type}-fill`], stroke: palette[`${type}-border`], width: 1.3 };
    const group = dots.filter((dot) => dot.node.type === type);
    pen.shapes(style, group, (path, { x, y, r }) => outlines[type](path, x, y, r, r * 0.92, r / 11));
  }
  for (const { node, x, y } of dots) {
    const place = look.names.get(node);
    if (!place) continue;
    const { size, weight } = nameStyle(node, scene);
    const { label } = box(node);
    const width = measure(label, size, weight);
    pen.shapes({ fill: palette.background, alpha: 0.8 }, [node], (path) =>
      roundedBox(path, x + place[0], y + place[1], width / 2 + 2, size / 2 + 1, 0),
    );
    pen.text({ size, weight, fill: palette.text }, label, x + place[0], y + place[1]);
  }
}

/** Rings around nodes: what is selected, or what the search found. */
function drawRings(pen, nodes, look, isSelected) {
  const { view, g, palette } = look;
  const style = { stroke: palette.accent, width: isSelected ? 2.5 : 1.5, dash: isSelected ? null : [3, 2.5] };
  pen.shapes(style, nodes, (path, node) => {
    const [x, y] = [node.x * view.k + view.x, node.y * view.k + view.y];
    if (g) {
      const { width, height } = box(node);
      outlines[node.type](path, x, y, (width / 2) * g + 4, (height / 2) * g + 4, g);
    } else {
      const r = dotRadius(node, view.k) + 4;
      roundedBox(path, x, y, r, r, r);
    }
  });
}

/** "+12": neighbours that are not here yet. */
function drawBadge(pen, count, x, y, { palette }, s) {
  if (!count) return;
  const words = `+${count > 999 ? "999" : count}`;
  const width = measure(words, 10, 700) + 9;
  pen.shapes({ fill: palette.background, stroke: palette.muted, width: s }, [count], (path) =>
    roundedBox(path, x, y, (width / 2) * s, 7.5 * s, 7.5 * s),
  );
  pen.text({ size: 10 * s, weight: 700, fill: palette.muted }, words, x, y);
}
