// What the keys do. The help dialog lists this same table.

const keys = [
  { keys: ["/"], words: "search", act: (app) => app.searchBox.focus() },
  { keys: ["Enter"], words: "open what is known of the selected entity", isOfStage: true,
    act: (app) => app.panel.focus() },
  { keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"], label: ["←", "↑", "→", "↓"], isOfStage: true,
    words: "select the nearest entity in that direction", act: (app, event) => step(app, event) },
  { keys: [], label: ["Shift", "←↑→↓"], words: "move the diagram" },
  { keys: ["e"], words: "expand: show its neighbours", act: (app) => withSelected(app, (id) => app.expand(id)) },
  { keys: ["c"], words: "collapse: put away neighbours that have no others",
    act: (app) => withSelected(app, (id) => app.collapse(id)) },
  { keys: ["f"], words: "focus: show its surroundings alone, or all again",
    act: (app) => app.focus(app.state.select?.node === app.state.focus ? null : (app.state.select?.node ?? null)) },
  { keys: ["h"], words: "hide it", act: (app) => withSelected(app, (id) => app.hide(id)) },
  { keys: ["p"], words: "pin it where it is", act: (app) => withSelected(app, (id) => app.pin(id)) },
  { keys: ["+", "="], label: ["+"], words: "zoom in", act: (app) => app.stage.zoom(1.25) },
  { keys: ["-"], label: ["−"], words: "zoom out", act: (app) => app.stage.zoom(0.8) },
  { keys: ["0"], words: "show all", act: (app) => app.fit() },
  { keys: ["d"], words: "colours: light, dark, as the system", act: (app) => app.nextTheme() },
  { keys: ["t"], words: "filters", act: (app) => app.filterPanel.toggle() },
  { keys: ["Escape"], label: ["Esc"], words: "close, or let go of the selection", act: (app) => app.escape() },
  { keys: ["?"], words: "this list", act: () => byID("help").showModal() },
];

function listenToKeys(app) {
  byID("keys").replaceChildren(
    ...keys.flatMap(({ keys: names, label = names, words }) => [
      make("dt", {}, label.map((name) => make("kbd", {}, name))), make("dd", {}, words),
    ]),
  );
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byID("help").open) return;
    const isOnStage = event.target === byID("canvas");
    const isTyping = event.target.matches("input:not([type=checkbox], [type=range]), textarea, select");
    if (isTyping && event.key !== "Escape") return;
    const chosen = keys.find(({ keys: names }) => names.includes(event.key));
    if (!chosen || (chosen.isOfStage && !isOnStage)) return;
    event.preventDefault();
    chosen.act(app, event);
  });
}

function withSelected(app, act) {
  const id = app.state.select?.node;
  if (id) act(id);
  else announce("Select an entity first.");
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function step(app, event) {
  const [dx, dy] = directions[event.key];
  if (event.shiftKey) return app.stage.pan(-dx * 60, -dy * 60);
  const { nodes } = app.scene;
  const here = nodes.find((node) => node.id === app.state.select?.node);
  const from = here ?? app.stage.place;
  let [best, least] = [null, Infinity];
  for (const node of nodes) {
    if (node === here) continue;
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    // Without a selection yet any will do; else it has to lie in that direction.
    if (here && (ahead <= 0 || aside > ahead * 2)) continue;
    const far = here ? ahead + 2 * aside : Math.hypot(x, y);
    if (far < least) [best, least] = [node, far];
  }
  if (best) app.select(best.id, { isMoving: true });
  else announce("There is no entity further in that direction.");
}
