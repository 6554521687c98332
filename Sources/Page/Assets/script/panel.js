// The panel beside the diagram: overview, dossier of an entity, or what is between two.

class Panel {
  #panel = byID("panel");
  #button = byID("panel-button");
  #last = null;
  /** What a server said of entities, each a model of its own. */
  #dossiers = new Map();
  #asking = null;
  #failed = new Set();

  constructor(app) {
    this.app = app;
    this.#button.addEventListener("click", () => (this.#panel.classList.contains("open") ? this.close() : this.open()));
  }

  /** As a sheet, in a narrow window. */
  open(isOpen = true) {
    if (this.#panel.classList.contains("open") === isOpen) return;
    const { stage, state } = this.app;
    const free = stage.free;
    this.#panel.classList.toggle("open", isOpen);
    this.#button.setAttribute("aria-expanded", String(isOpen));
    if (stage.free !== free && !state.view) stage.look(null, true);
  }

  close() {
    this.open(false);
    if (this.app.state.select) this.app.set({ select: null });
  }

  update(state) {
    const { model, sought } = this.app;
    const key = [
      JSON.stringify(state.select), sought, state.focus, model.relations.length, model.entities.size, state.types,
      state.relations, state.status, state.since, state.until, state.confidence, state.hidden, state.open,
      this.app.pins,
    ];
    const last = this.#last;
    if (last && key.every((part, index) => part === last[index])) return;
    this.#last = key;
    const isOther = !last || last[0] !== key[0] || last[1] !== key[1];
    // What failed may be asked for again after the reader has been elsewhere.
    if (isOther) this.#failed.clear();
    this.#show(state, isOther);
  }

  #show(state, isOther) {
    // A button that was pressed is pressed again by its successor.
    const act = this.#panel.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    const scroll = this.#panel.scrollTop;
    this.#panel.replaceChildren(...this.#content(state).flat(3).filter(Boolean));
    this.#panel.scrollTop = isOther ? 0 : scroll;
    if (isOther && state.select) {
      this.open();
      this.#panel.querySelector(".sought")?.scrollIntoView({ block: "center" });
    } else if (isOther) {
      this.open(false);
    }
    if (act) this.#panel.querySelector(`[data-act="${act}"]`)?.focus();
  }

  #content({ select }) {
    const { app } = this;
    if (select?.node) {
      const known = this.#knownOf(select.node);
      if (known.entities.has(select.node)) return dossier(select.node, known, app, app.sought);
      const isComing = app.server && !this.#failed.has(select.node);
      return [top(app, ""), make("h2", { tabindex: -1 }, isComing ? "Loading…" : "No such entity here")];
    }
    if (select?.edge) return between(select.edge, this.#knownOf(select.edge[0]), app, app.sought);
    return overview(app);
  }

  /** All that is known of an entity; what is on the stage while the server is being asked for the rest. */
  #knownOf(id) {
    const known = this.#dossiers.get(id);
    if (!known && this.app.server && !this.#failed.has(id)) this.#ask(id);
    return known ?? this.app.model;
  }

  async #ask(id) {
    if (this.#asking?.id === id) return;
    this.#asking?.controller.abort();
    const asking = (this.#asking = { id, controller: new AbortController() });
    try {
      const data = await this.app.server.dossier(id, asking.controller.signal);
      const model = new Model();
      model.add(data);
      this.#dossiers.set(id, model);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.#failed.add(id);
      this.app.fail(error);
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
    this.#show(this.app.state, false);
  }

  /** To the heading, so that what follows is read. */
  focus() {
    this.open();
    this.#panel.querySelector("h2")?.focus();
  }
}
