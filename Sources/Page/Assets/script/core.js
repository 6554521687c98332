// What the page knows, what the reader has chosen, and its parts, which follow.

class Core {
  model = new Model();
  state = initialState;
  scene = null;
  /** Ids of the entities that the search finds. */
  found = nothing;
  /** The sentence that a search hit led to. */
  sought = null;
  /** Changes when an entity is pinned or let go. */
  pins = 0;

  constructor(config, data) {
    this.config = config;
    this.data = data;
    this.server = config.mode === "served" ? new Server() : null;
    this.model.add(data);
    this.#settle();
    this.stage = new Stage(this);
    this.searchBox = new SearchBox(this);
    this.filterPanel = new FilterPanel(this);
    this.panel = new Panel(this);
  }

  /** Changes the state, and everything with it. */
  set(patch) {
    const before = this.state;
    this.state = { ...before, ...patch };
    const has = (...names) => names.some((name) => this.state[name] !== before[name]);
    const last = this.scene;
    const chosen = this.state.select?.node;
    const isElsewhere = has("select") && (last?.guest || (this.model.entities.has(chosen) && !last?.ids.has(chosen)));
    if (!last || has(...sceneKeys) || isElsewhere || this.#grew) {
      this.#grew = false;
      const starts = this.#makeScene();
      this.stage.over = null;
      byID("tooltip").hidden = true;
      // The view is reckoned from where the nodes will be, then they set out.
      const isOther = last && (has("view") || last.ids.symmetricDifference(this.scene.ids).size);
      if (isOther && !this.state.view) this.stage.look(null, true);
      if (last) this.stage.travel(starts);
    }
    if (has("q")) this.found = this.searchBox.found(this.state.q);
    if (has("select") && !("sought" in patch)) this.sought = null;
    if (has("theme")) this.paintTheme();
    this.searchBox.update(this.state);
    this.filterPanel.update(this.state);
    this.panel.update(this.state);
    updateStageNotes(this);
    this.stage.redraw();
    this.keepAddress(400);
  }

  #grew = false;
  #saving = 0;
  #focusLayout = new FocusLayout();

  /** @returns where the nodes were until now. */
  #makeScene() {
    this.stage.land();
    this.scene = makeScene(this.model, this.state);
    const starts = new Map(this.scene.nodes.map((node) => [node, [node.x, node.y]]));
    if (this.state.focus) this.#focusLayout.arrange(this.scene, this.state.focus);
    else this.#focusLayout.restore();
    this.stage.refresh();
    return starts;
  }

  /** Writes the state into the address, after a while so that browsers do not refuse. */
  keepAddress(delay = 0) {
    clearTimeout(this.#saving);
    const write = () => {
      const fragment = fragmentOf(this.state);
      if (fragment === location.hash.slice(1)) return;
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    };
    if (delay) this.#saving = setTimeout(write, delay);
    else write();
  }

  /** Takes the state from the address, and fetches what it names and is not here. */
  async readAddress() {
    const state = stateOf(location.hash);
    this.set(state);
    this.stage.look(state.view);
    if (!this.server) return;
    const needed = [...state.open, ...(state.focus ? [state.focus] : [])].map((id) => [id, 60]);
    for (const id of [state.select?.node, ...(state.select?.edge ?? [])]) if (id) needed.push([id, 12]);
    for (const [id, limit] of needed) {
      if (limit === 60 || !this.model.entities.has(id)) await this.fetch(id, limit);
    }
  }

  #settle(anchor = null) {
    const { entities, relations } = this.model;
    const drawn = [...entities.values()].filter((entity) => !relations.length || !isAlone(entity, this.model));
    const links = relations.map(({ subject, object }) => [entities.get(subject), entities.get(object)]);
    settle(drawn, links, anchor);
  }

  /** @returns how many neighbours remain, or nothing if it failed. */
  async fetch(id, limit, offset = 0) {
    try {
      const { data, remaining } = await this.server.neighbours(id, limit, offset);
      this.stage.land();
      const anchor = this.model.entities.get(id);
      const from = anchor?.x == null ? null : [anchor.x, anchor.y];
      this.#focusLayout.restore();
      const fresh = this.model.add(data);
      this.#settle(from && anchor);
      this.#grew = true;
      this.set({});
      if (from) this.stage.travel(new Map(fresh.map((entity) => [entity, from])));
      return { remaining, count: fresh.length };
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  fail(error) {
    this.#failure = error.message;
    announce(error.message);
    updateStageNotes(this);
    setTimeout(() => {
      this.#failure = "";
      updateStageNotes(this);
    }, 8000);
  }

  #failure = "";
  get failure() {
    return this.#failure;
  }

  notices() {
    const alone = [...this.model.entities.values()].filter((entity) => isAlone(entity, this.model)).length;
    if (!alone || !this.model.relations.length) return [];
    const verb = alone === 1 ? "is" : "are";
    return [`${counted(alone, "entity", "entities")} without relations ${verb} listed, but not drawn.`];
  }
}

const sceneKeys = ["focus", "depth", "types", "relations", "status", "since", "until", "confidence", "open", "hidden"];
