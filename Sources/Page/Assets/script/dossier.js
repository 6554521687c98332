// What the panel says of one entity, or of what is between two.

/** By predicate and status, in the order of the vocabulary. */
function inOrder(relations) {
  const order = [...predicates.keys()];
  return [...relations].sort(
    (a, b) =>
      order.indexOf(a.predicate) - order.indexOf(b.predicate) ||
      statuses.indexOf(a.status) - statuses.indexOf(b.status) || a.index - b.index,
  );
}

/** The same four sections as the dossier that `entente show` prints. */
function sectionsOf(id, relations) {
  const sections = { offices: [], withOthers: [], fromIt: [], toIt: [] };
  for (const relation of inOrder(relations)) {
    if (relation.predicate === "holdsOffice") sections.offices.push(relation);
    else if (predicates.get(relation.predicate).symmetric) sections.withOthers.push(relation);
    else sections[relation.subject === id ? "fromIt" : "toIt"].push(relation);
  }
  return sections;
}

/** @param model the one that has all that is known of the entity, which may be more than is on the stage. */
function dossier(id, model, app, sought) {
  const entity = model.entities.get(id);
  const all = model.relationsOf(id);
  const relations = all.filter((relation) => passes(relation, model, app.state));
  const { offices, withOthers, fromIt, toIt } = sectionsOf(id, relations);
  const from = { model, app, subject: id, sought };
  const aliases = entity.aliases.map(clean).filter(Boolean);
  const neighbours = Math.max(entity.degree, model.neighbours(id).size);
  const documents = new Set(all.flatMap((relation) => relation.evidence.map((evidence) => evidence.document)));
  const left = all.length - relations.length;
  const what = entity.type + (entity.link ? `, ${clean(entity.link)}` : "");
  const counts = [
    entity.mentions ? counted(entity.mentions, "mention") : "",
    counted(neighbours, "neighbour"),
    counted(all.length, "relation"),
    documents.size ? `from ${counted(documents.size, "document")}` : "",
  ];
  return [
    top(app, swatch(entity.type), make("span", {}, what)),
    make("h2", { tabindex: -1, dir: "auto" }, clean(entity.name) || "?"),
    aliases.length ? make("p", { class: "byline" }, "also ", separated(aliases.map(own), ", ")) : null,
    make("p", { class: "byline" }, counts.filter(Boolean).join(" · ")),
    actions(entity, app),
    left ? make("p", { class: "notice" }, `${counted(left, "relation")} left out by the filters.`) : null,
    relations.length || left ? null : make("p", { class: "byline" }, "Nothing is said of its relations."),
    relationSection("Offices", offices, from),
    relationSection("With others", withOthers, from),
    relationSection("Towards others", fromIt, from),
    relationSection("From others", toIt, from),
  ];
}

function actions(entity, app) {
  const { state, scene } = app;
  const { id } = entity;
  const placed = app.model.entities.get(id);
  const button = (words, key, act, isPressed) =>
    make("button", {
      type: "button", title: `${words} (${key})`, "data-act": key, "aria-pressed": isPressed?.toString(), onclick: act,
    }, words);
  const missing = placed && scene.ids.has(id) ? scene.missing(placed) : 0;
  const isFocus = state.focus === id;
  return make("div", { class: "actions", role: "group", "aria-label": "What to do with it" },
    button(isFocus ? "Show all again" : "Focus", "f", () => app.focus(isFocus ? null : id)),
    button(missing ? `Expand (+${missing})` : "Expand", "e", () => app.expand(id)),
    button("Collapse", "c", () => app.collapse(id)),
    button("Hide", "h", () => app.hide(id)),
    placed ? button("Pin", "p", () => app.pin(id), placed.isPinned) : null,
    app.server ? link(`/entity/${encodeURIComponent(id)}`, "Its page") : null);
}

/** What is between two entities. */
function between(pair, model, app, sought) {
  const [a, b] = pair;
  const relations = model.relations.filter(
    ({ subject, object }) => (subject === a && object === b) || (subject === b && object === a),
  );
  const kept = inOrder(relations.filter((relation) => passes(relation, model, app.state)));
  const left = relations.length - kept.length;
  const name = (id) => entityButton(model.entities.get(id), id, () => app.find(model.entities.get(id) ?? { id }));
  const count = kept.reduce((sum, relation) => sum + relation.evidence.length, 0);
  return [
    top(app, make("span", {}, "Between")),
    make("h2", { tabindex: -1 }, name(a), " and ", name(b)),
    make("p", { class: "byline" }, `${counted(kept.length, "relation")} · ${counted(count, "sentence")}`),
    left ? make("p", { class: "notice" }, `${counted(left, "relation")} left out by the filters.`) : null,
    kinds.map((kind) => {
      const ofKind = kept.filter((relation) => predicates.get(relation.predicate).kind === kind);
      return relationSection(kindNames[kind], ofKind, { model, app, sought });
    }),
  ];
}

/** The line above a heading, with the way back. */
function top(app, ...parts) {
  return make("div", { class: "top" }, make("span", { class: "kind-of" }, parts),
    make("button", { type: "button", class: "link", onclick: () => app.set({ select: null }) }, "Close"));
}
