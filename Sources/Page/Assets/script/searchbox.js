// The search box and its list of hits.

class SearchBox {
  #input = byID("q");
  #list = byID("results");
  #index = new SearchIndex();
  #hits = [];
  #active = -1;
  #asking = null;
  #timer = 0;

  constructor(app) {
    this.app = app;
    this.#input.addEventListener("input", () => {
      app.set({ q: this.#input.value.slice(0, 200) });
      this.#open();
    });
    this.#input.addEventListener("focus", () => this.#input.value && this.#open());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    byID("search").addEventListener("submit", (event) => event.preventDefault());
    byID("search").addEventListener("focusout", (event) => {
      if (!byID("search").contains(event.relatedTarget)) this.#close();
    });
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  update(state) {
    if (this.#input.value !== state.q) this.#input.value = state.q;
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  /** The ids of the entities that the query finds, to be marked on the stage. */
  found(query) {
    if (fold(query).trim().length < 2) return nothing;
    return new Set(this.#index.entities(this.app.model, query).slice(0, 100).map(({ entity }) => entity.id));
  }

  #open() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const query = this.#input.value;
    if (!query.trim()) return this.#close();
    const { model, server } = this.app;
    const entities = this.#index.entities(model, query).slice(0, 12);
    const sentences = this.#index.sentences(model, query, 20);
    this.#show(query, entities, sentences, server ? "Searching…" : "Nothing found.");
    if (server) this.#timer = setTimeout(() => this.#ask(query, entities, sentences), 150);
  }

  /** Asks the server, which knows more than what is loaded, and adds what it says. */
  async #ask(query, entities, sentences) {
    this.#asking = new AbortController();
    try {
      const more = await this.app.server.search(query, this.#asking.signal);
      const known = new Set(entities.map(({ entity }) => entity.id));
      const others = more.entities
        .filter(({ id }) => !known.has(id))
        .map((row) => ({ entity: row, alias: row.alias }));
      const place = ({ evidence }) => `${evidence.document} ${evidence.start}`;
      const told = new Set(sentences.map(place));
      const further = more.sentences
        .map((row) => ({ subject: row.subject, object: row.object, evidence: { ...row, quote: "" }, source: row }))
        .filter((row) => !told.has(place(row)));
      const both = [[...entities, ...others].slice(0, 15), [...sentences, ...further].slice(0, 25)];
      this.#show(query, ...both, "Nothing found.");
    } catch (error) {
      if (error.name !== "AbortError") this.#show(query, entities, sentences, error.message);
    }
  }

  #show(query, entities, sentences, otherwise) {
    const active = this.#hits[this.#active]?.key;
    this.#hits = [];
    const parts = [
      ["Entities", entities.map((hit) => this.#entityRow(hit, query))],
      ["Sentences", sentences.map((hit) => this.#sentenceRow(hit, query))],
    ]
      .filter(([, rows]) => rows.length)
      .map(([name, rows]) =>
        make("div", { role: "group", "aria-label": name }, make("h3", { "aria-hidden": "true" }, name), rows));
    this.#list.replaceChildren(...(parts.length ? parts : [make("p", { class: "none" }, otherwise)]));
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    const again = this.#hits.findIndex(({ key }) => key === active);
    this.#activate(this.#hits.length ? Math.max(0, again) : -1);
    const counts = `${counted(entities.length, "entity", "entities")}, ${counted(sentences.length, "sentence")}`;
    announce(this.#hits.length ? counts : otherwise);
  }

  #entityRow({ entity, alias }, query) {
    const found = (text) => make("bdi", {}, marked(clean(text), spansOf(clean(text), query)));
    const row = make("div", { class: "hit" },
      swatch(entity.type),
      found(entity.name),
      alias ? make("span", { class: "muted" }, "also ", found(alias)) : null,
      make("span", { class: "aside" }, counted(entity.degree ?? 0, "neighbour")));
    return this.#row(entity.id, row, () => this.app.find(entity));
  }

  #sentenceRow({ subject, object, evidence, source }, query) {
    const document = source ?? this.app.model.documents.get(evidence.document);
    const words = clean(saying(evidence));
    const title = document?.title ? shorten(clean(document.title), 60) : "";
    const origin = [title, document?.date ? readableDate(document.date) : ""].filter(Boolean).join(", ");
    const row = make("div", { class: "hit sentence" },
      origin ? make("span", { class: "aside" }, origin) : null,
      make("span", { dir: "auto" }, marked(words, spansOf(words, query))));
    const act = () => this.app.selectEdge(subject, object, evidence);
    return this.#row(`${evidence.document} ${evidence.start}`, row, act);
  }

  #row(key, element, act) {
    element.id = `hit-${this.#hits.length}`;
    element.setAttribute("role", "option");
    element.addEventListener("click", () => this.#choose(act));
    this.#hits.push({ key, element, act });
    return element;
  }

  #activate(index) {
    this.#hits[this.#active]?.element.removeAttribute("aria-selected");
    this.#active = index;
    const element = this.#hits[index]?.element;
    for (const hit of this.#hits) hit.element.setAttribute("aria-selected", String(hit.element === element));
    if (element) this.#input.setAttribute("aria-activedescendant", element.id);
    else this.#input.removeAttribute("aria-activedescendant");
    element?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const count = this.#hits.length;
    if (event.key === "Escape") {
      event.stopPropagation();
      if (!this.#list.hidden) return this.#close();
      if (this.#input.value) return this.app.set({ q: "" });
      return byID("canvas").focus();
    }
    if (event.key === "Enter" && !this.#list.hidden && this.#hits[this.#active]) {
      event.preventDefault();
      return this.#choose(this.#hits[this.#active].act);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (this.#list.hidden) return this.#open();
    if (count) this.#activate((this.#active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  }

  #choose(act) {
    this.#close();
    act();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#list.hidden = true;
    this.#hits = [];
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}
