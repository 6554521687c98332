// The diagram to take along: as SVG, as PNG, as a link.

/** Everything in the scene at full size, whatever part of it the window shows. */
function sheet(app) {
  const { scene, stage } = app;
  const bounds = boundsOf(scene.nodes);
  const space = 40;
  const look = {
    g: 1,
    view: { k: 1, x: space - bounds.left, y: space + 44 - bounds.top },
    width: bounds.right - bounds.left + 2 * space,
    height: bounds.bottom - bounds.top + 2 * space + 44,
    palette: stage.palette,
    names: new Map(),
    words: placeWords(scene.nodes, scene.edges, 1, 1),
    isSheet: true,
  };
  look.width = Math.max(look.width, 360);
  const render = (pen) => {
    const title = shorten(clean(app.data.title), 90);
    pen.text({ size: 20, weight: 700, fill: look.palette.text, anchor: "start" }, title, space, 34);
    draw(pen, scene, look);
  };
  return { ...look, render };
}

function saveSVG(app) {
  if (!app.scene.nodes.length) return announce("There is nothing to save.");
  const { width, height, palette, render } = sheet(app);
  const pen = new SVGPen();
  render(pen);
  const { nodes, edges } = app.scene;
  const [entities, lines] = [counted(nodes.length, "entity", "entities"), counted(edges.length, "line")];
  const description = `${entities} and ${lines} between them. ${app.data.sourceLine}`;
  const text = pen.document(width, height, palette.background, app.data.title, description);
  save(new Blob([text], { type: "image/svg+xml" }), app, "svg");
}

/** At twice the size for sharp print, less where a canvas could not hold it. */
function savePNG(app) {
  if (!app.scene.nodes.length) return announce("There is nothing to save.");
  const { width, height, palette, render } = sheet(app);
  const scale = Math.min(2, 8000 / width, 8000 / height);
  const canvas = make("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const context = canvas.getContext("2d", { alpha: false });
  context.scale(scale, scale);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, width, height);
  render(new CanvasPen(context));
  canvas.toBlob((blob) => (blob ? save(blob, app, "png") : announce("The picture is too large.")), "image/png");
}

function save(blob, app, ending) {
  const name = fold(clean(app.data.title)).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "diagram";
  const url = URL.createObjectURL(blob);
  make("a", { href: url, download: `${name}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  announce(`Saved ${name}.${ending}.`);
}

async function copyLink(app) {
  app.keepAddress();
  const button = byID("copy-link");
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    // Without leave for the clipboard, as in a page from disk, a field that is copied from does it.
    const field = make("textarea", { class: "unseen" });
    field.value = location.href;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = "Copied";
  announce("The link to this view is copied.");
  setTimeout(() => (button.textContent = "Copy link"), 1500);
}
