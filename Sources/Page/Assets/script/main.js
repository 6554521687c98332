// Starts the page.

const config = JSON.parse(byID("config").textContent);
const data = JSON.parse(byID("data").textContent);
const predicates = new Map(config.predicates.map((row) => [row.id, row]));
const fonts = getComputedStyle(document.documentElement).getPropertyValue("--fonts").trim() || "sans-serif";

byID("source").textContent = clean(data.sourceLine);
byID("query-link").hidden = config.mode !== "served";

const app = new App(config, data);
const pointer = new Pointer(app);
listenToKeys(app);
// The fragment of the address is the state's: the link must not follow itself.
byID("skip").addEventListener("click", (event) => {
  event.preventDefault();
  app.set({ select: null });
  app.panel.focus();
});
byID("zoom-in").addEventListener("click", () => app.stage.zoom(1.25));
byID("zoom-out").addEventListener("click", () => app.stage.zoom(0.8));
byID("zoom-fit").addEventListener("click", () => app.fit());
byID("save-svg").addEventListener("click", () => saveSVG(app));
byID("save-png").addEventListener("click", () => savePNG(app));
byID("copy-link").addEventListener("click", () => copyLink(app));
byID("theme-button").addEventListener("click", () => app.nextTheme());
byID("help-button").addEventListener("click", () => byID("help").showModal());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => app.paintTheme());
addEventListener("hashchange", () => app.readAddress());

app.paintTheme();
app.readAddress();

/** For tests and scripts: where things are drawn, what is chosen, and how long frames took. */
window.entente = Object.freeze({
  positionOf(id) {
    const node = app.scene.nodes.find((one) => one.id === id);
    return node ? app.stage.onScreen(node.x, node.y) : null;
  },
  edgePosition(subject, object) {
    const ends = [subject, object];
    const edge = app.scene.edges.find(({ from, to }) => from !== to && ends.includes(from.id) && ends.includes(to.id));
    if (!edge) return null;
    return app.stage.onScreen(...along([edge.from.x, edge.from.y], control(edge), [edge.to.x, edge.to.y], 0.5));
  },
  state: () => ({
    ...app.state,
    view: app.stage.place,
    fragment: fragmentOf(app.state),
    nodes: app.scene.nodes.map((node) => node.id),
    edges: app.scene.edges.length,
  }),
  frames: () => app.stage.frames.map((frame) => ({ ...frame })),
});
