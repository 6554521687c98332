// What is written on the stage beside the diagram: focus, legend, what went wrong; and the colours in use.

/** The colours of the style sheet as the canvas needs them. */
function readPalette() {
  const probe = byID("probe");
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = { widths: {} };
  for (const name of ["background", "text", "muted", "rule", "accent"]) palette[name] = read(name);
  for (const type of types) {
    for (const part of ["fill", "border", "text"]) palette[`${type}-${part}`] = read(`${type}-${part}`);
  }
  const style = getComputedStyle(document.documentElement);
  for (const kind of kinds) {
    for (const part of ["line", "pale", "text"]) palette[`${kind}-${part}`] = read(`${kind}-${part}`);
    palette.widths[kind] = Number(style.getPropertyValue(`--${kind}-width`)) || 1.3;
  }
  return palette;
}

function updateStageNotes(app) {
  const { scene, state, model } = app;
  const focus = state.focus && model.entities.get(state.focus);
  const bar = byID("focus-bar");
  bar.hidden = !(focus || app.failure || state.hidden.size);
  const button = (words, act) => make("button", { type: "button", class: "link", onclick: act }, words);
  bar.replaceChildren(
    ...[
      app.failure ? make("span", {}, app.failure) : null,
      focus ? make("span", {}, "Around ", make("strong", { dir: "auto" }, shorten(clean(focus.name), 40))) : null,
      focus ? button(state.depth === 1 ? "Two steps" : "One step", () => app.focus(focus.id, 3 - state.depth)) : null,
      focus ? button("Show all", () => app.focus(null)) : null,
      state.hidden.size ? make("span", { class: "muted" }, `${state.hidden.size} hidden`) : null,
      state.hidden.size ? button("Bring back", () => app.set({ hidden: nothing })) : null,
    ].filter(Boolean),
  );
  byID("empty").hidden = scene.nodes.length > 0;
  byID("empty").textContent = model.entities.size ? "The filters leave nothing to show." : "There is nothing to show.";
  const present = new Set([...scene.nodes.map((node) => node.type), ...scene.edges.map((edge) => edge.kind)]);
  if (scene.edges.some((edge) => edge.status !== "actual")) present.add("possible");
  const names = {
    ...Object.fromEntries(types.map((type) => [type, type])),
    standing: "standing relation", cooperative: "cooperative", hostile: "hostile", possible: "possible or denied",
  };
  const wanted = Object.keys(names).filter((name) => present.has(name));
  const legend = byID("legend");
  if (legend.dataset.shown === wanted.join(" ")) return;
  legend.dataset.shown = wanted.join(" ");
  const capital = (words) => words[0].toUpperCase() + words.slice(1);
  legend.replaceChildren(...wanted.map((name) => make("li", {}, swatch(name), capital(names[name]))));
}
