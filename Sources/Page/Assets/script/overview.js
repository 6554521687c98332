// What the panel says where nothing is chosen: how much there is, and all of it as a list.

function overview(app) {
  const { model, config, data } = app;
  const totals = config.totals ?? {
    entities: model.entities.size, relations: model.relations.length, documents: model.documents.size,
  };
  const sizes = [
    counted(totals.entities, "entity", "entities"),
    counted(totals.relations, "relation"),
    counted(totals.documents, "document"),
  ];
  const ranked = [...model.entities.values()].filter((entity) => entity.degree).sort(byRank).slice(0, 10);
  const notices = [...data.notices, ...app.notices()];
  return [
    make("div", { class: "top" },
      make("span", {}, "Overview"),
      make("button", { type: "button", class: "link close-sheet", onclick: () => app.panel.close() }, "Close")),
    make("h2", { class: "unseen", tabindex: -1 }, "Overview"),
    make("p", { class: "lead" },
      `${sizes[0]} and ${sizes[1]} from ${sizes[2]}. Choose an entity or a line to read what is said.`),
    notices.map((notice) => make("p", { class: "notice", dir: "auto" }, clean(notice))),
    make("h3", {}, "Best connected"),
    make("ol", { class: "roll" }, ranked.map((entity) => rollItem(entity, app))),
    make("h3", { id: "list" }, "List of entities"),
    types.map((type) => rollGroup(type, app)),
  ];
}

const byRank = (a, b) => b.degree - a.degree || b.mentions - a.mentions || a.name.localeCompare(b.name, "en");

function rollItem(entity, app) {
  return make("li", {},
    swatch(entity.type),
    entityButton(entity, "", () => app.find(entity)),
    make("span", { class: "number" },
      make("span", { "aria-hidden": "true" }, entity.degree.toLocaleString("en")),
      make("span", { class: "unseen" }, counted(entity.degree, "neighbour"))));
}

/** All entities of a type, listed when they are asked for. */
function rollGroup(type, app) {
  const members = [...app.model.entities.values()].filter((entity) => entity.type === type);
  if (!members.length) return null;
  const list = make("ul", { class: "roll" });
  const fill = () => {
    if (list.childElementCount) return;
    members.sort((a, b) => a.name.localeCompare(b.name, "en"));
    list.append(...grown(members.map((entity) => () => rollItem(entity, app)), 200, "entity"));
  };
  const heading = make("summary", {}, `${typePlurals[type]} (${members.length.toLocaleString("en")})`);
  return make("details", { class: "roll-group", ontoggle: fill }, heading, list);
}
