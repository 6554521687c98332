// The panel beside the diagram: overview, dossier of an entity, or what is between two.

class Panel {
  #panel = byID("panel");
  #button = byID("panel-button");
  #last = null;
  /** What a server said of entities, each a model of its own. */
  #dossiers = new Map();
  #asking = null;

  constructor(app) {
    this.app = app;
    this.#button.addEventListener("click", () => (this.#panel.classList.contains("open") ? this.close() : this.open()));
  }

  /** As a sheet, in a narrow window. */
  open() {
    this.#panel.classList.add("open");
    this.#button.setAttribute("aria-expanded", "true");
  }

  close() {
    this.#panel.classList.remove("open");
    this.#button.setAttribute("aria-expanded", "false");
    if (this.app.state.select) this.app.set({ select: null });
  }

  update(state) {
    const { model, sought } = this.app;
    const key = [
      JSON.stringify(state.select), sought, state.focus, model.relations.length, model.entities.size, state.types, state.relations, state.status,
      state.since, state.until, state.confidence, state.hidden, state.open, this.app.pins,
    ];
    if (this.#last?.length && key.every((part, index) => part === this.#last[index])) return;
    const isOther = this.#last?.[0] !== key[0] || this.#last?.[1] !== key[1];
    this.#last = key;
    // A button that was pressed is pressed again by its successor.
    const act = this.#panel.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    const scroll = this.#panel.scrollTop;
    this.#panel.replaceChildren(...this.#content(state).flat(3).filter(Boolean));
    this.#panel.scrollTop = isOther ? 0 : scroll;
    if (isOther && state.select) {
      this.open();
      this.#panel.querySelector(".sought")?.scrollIntoView({ block: "center" });
    } else if (isOther) {
      this.#panel.classList.remove("open");
      this.#button.setAttribute("aria-expanded", "false");
    }
    if (act) this.#panel.querySelector(`[data-act="${act}"]`)?.focus();
  }

  #content({ select }) {
    const { app } = this;
    const { model, sought } = app;
    if (select?.node) {
      const known = this.#dossiers.get(select.node) ?? model;
      if (app.server && known === model) this.#ask(select.node);
      if (known.entities.has(select.node)) return dossier(select.node, known, app, sought);
      return [top(app, ""), make("h2", { tabindex: -1 }, app.server ? "Loading…" : "No such entity here")];
    }
    if (select?.edge) {
      const [a] = select.edge;
      const known = this.#dossiers.get(a) ?? model;
      if (app.server && known === model) this.#ask(a);
      return between(select.edge, known, app, sought);
    }
    return overview(app);
  }

  /** Fetches all that the store knows of an entity; what is on the stage is shown in the meantime. */
  async #ask(id) {
    this.#asking?.abort();
    this.#asking = new AbortController();
    try {
      const data = await this.app.server.dossier(id, this.#asking.signal);
      const model = new Model();
      model.add(data);
      this.#dossiers.set(id, model);
      this.#last = null;
      this.update(this.app.state);
    } catch (error) {
      if (error.name !== "AbortError") this.app.fail(error);
    }
  }

  /** To the heading, so that what follows is read. */
  focus() {
    this.open();
    this.#panel.querySelector("h2")?.focus();
  }
}
