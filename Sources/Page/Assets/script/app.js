// The page as a whole: what it knows, what the reader has chosen, and its parts, which follow.

class App {
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
    if (!this.scene || has(...sceneKeys) || this.#grew) {
      this.#grew = false;
      this.scene = makeScene(this.model, this.state);
      this.stage.over = null;
    }
    if (has("q")) this.found = this.searchBox.found(this.state.q);
    if (has("select") && !("sought" in patch)) this.sought = null;
    if (has("theme")) this.paintTheme();
    this.searchBox.update(this.state);
    this.filterPanel.update(this.state);
    this.panel.update(this.state);
    updateStageNotes(this);
    this.stage.refresh();
    this.keepAddress(400);
  }

  #grew = false;
  #saving = 0;

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
    if (this.server) {
      const needed = [
        ...[...state.open].map((id) => [id, 60]),
        ...(state.focus ? [[state.focus, 60]] : []),
        ...[state.select?.node, ...(state.select?.edge ?? [])].map((id) => [id, 12]),
      ];
      this.set(state);
      for (const [id, limit] of needed) {
        if (id && (limit === 60 || !this.model.entities.has(id))) await this.#fetch(id, limit);
      }
    }
    this.set(state);
    this.stage.look(state.view);
  }

  // Loading

  #settle(anchor = null) {
    const drawn = [...this.model.entities.values()].filter(
      (entity) => this.model.neighbours(entity.id).size || !this.model.relations.length,
    );
    const links = this.model.relations.map(({ subject, object }) => [this.model.entities.get(subject), this.model.entities.get(object)]);
    settle(drawn, links, anchor);
  }

  /** @returns how many neighbours remain, or nothing if it failed. */
  async #fetch(id, limit, offset = 0) {
    try {
      const { data, remaining } = await this.server.neighbours(id, limit, offset);
      const anchor = this.model.entities.get(id);
      const fresh = this.model.add(data);
      this.#settle(anchor?.x === null ? null : anchor);
      this.#grew = true;
      this.stage.arrive(fresh.filter((entity) => entity.x !== null), anchor);
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
    const alone = [...this.model.entities.values()].filter((entity) => !this.model.neighbours(entity.id).size).length;
    const isNews = alone && this.model.relations.length;
    return isNews ? [`${counted(alone, "entity", "entities")} without relations ${alone === 1 ? "is" : "are"} listed, but not drawn.`] : [];
  }

  // What readers do

  select(id, { isMoving = false } = {}) {
    this.set({ select: { node: id } });
    const entity = this.model.entities.get(id);
    const neighbours = this.scene.neighbours.get(id)?.size ?? 0;
    announce(`${clean(entity.name)}, ${typeNames[entity.type]}, ${counted(neighbours, "neighbour")}`);
    if (isMoving || this.stage.free < this.stage.height) this.stage.bringIn(entity);
  }

  selectEdge(a, b, sought = null) {
    const go = () => {
      this.sought = sought;
      const hidden = without(this.state.hidden, a, b);
      this.set({ select: { edge: [a, b] }, hidden, sought });
      const [from, to] = [this.model.entities.get(a), this.model.entities.get(b)];
      if (!from || !to) return;
      announce(`Between ${clean(from.name)} and ${clean(to.name)}`);
      if (sought) this.stage.bringIn(from, to);
    };
    const missing = [a, b].find((id) => !this.model.entities.has(id));
    if (this.server && missing) this.#fetch(missing, 12).then(go);
    else go();
  }

  /** Selects an entity wherever it is: loads it, takes it out of hiding, turns the focus to it. */
  async find({ id }) {
    if (!this.model.entities.has(id) && this.server) await this.#fetch(id, 12);
    if (!this.model.entities.has(id)) return;
    this.set({ hidden: without(this.state.hidden, id) });
    if (this.state.focus && !this.scene.ids.has(id)) this.set({ focus: id });
    this.select(id, { isMoving: true });
  }

  async expand(id) {
    const entity = this.model.entities.get(id);
    if (!entity) return;
    const before = this.scene.ids.size;
    const hidden = without(this.state.hidden, id, ...this.model.neighbours(id));
    this.set({ hidden, open: new Set([...this.state.open, id]) });
    if (this.server && entity.degree > this.model.neighbours(id).size) {
      // The best-connected neighbours come first, and may be here already.
      for (let tries = 0; tries < 5; tries += 1) {
        const answer = await this.#fetch(id, 60, entity.asked ?? 0);
        if (!answer) return;
        entity.asked = (entity.asked ?? 0) + 60;
        if (answer.count || !answer.remaining) break;
      }
      this.set({});
    }
    const count = this.scene.ids.size - before;
    announce(count ? `${counted(count, "more entity", "more entities")} shown` : "All its neighbours are shown.");
    if (count && !this.state.view) this.fit();
  }

  /** Puts away the neighbours that nothing else on the stage holds. */
  collapse(id) {
    this.set({ open: without(this.state.open, id) });
    const own = [...(this.scene.neighbours.get(id) ?? nothing)].filter(
      (other) => other !== this.state.focus && this.scene.neighbours.get(other).size === 1,
    );
    this.set({ hidden: new Set([...this.state.hidden, ...own]) });
    announce(own.length ? `${counted(own.length, "neighbour")} put away` : "All its neighbours have others too.");
  }

  hide(id) {
    const { select, focus, hidden, open } = this.state;
    this.set({
      hidden: new Set([...hidden, id]), open: without(open, id), focus: focus === id ? null : focus,
      select: select?.node === id ? null : select,
    });
    announce(`${clean(this.model.entities.get(id)?.name ?? id)} is hidden.`);
  }

  focus(id, depth = 1) {
    this.set({ focus: id, depth, view: null, hidden: id ? without(this.state.hidden, id) : this.state.hidden });
    this.fit();
    announce(id ? `Only the surroundings of ${clean(this.model.entities.get(id).name)}: ${counted(this.scene.nodes.length, "entity", "entities")}` : "Everything is shown again.");
  }

  pin(id) {
    const entity = this.model.entities.get(id);
    if (!entity) return;
    entity.isPinned = !entity.isPinned;
    this.pins += 1;
    this.set({});
    announce(entity.isPinned ? "Pinned" : "No longer pinned");
  }

  fit() {
    this.set({ view: null });
    this.stage.look(null, true);
  }

  escape() {
    if (!byID("results").hidden) return;
    if (this.filterPanel.isOpen && byID("filters").contains(document.activeElement)) return this.filterPanel.toggle(false);
    if (byID("panel").contains(document.activeElement)) byID("canvas").focus();
    if (this.state.select) this.set({ select: null });
    else if (this.state.focus) this.focus(null);
    else if (this.state.q) this.set({ q: "" });
  }

  nextTheme() {
    const all = ["system", "light", "dark"];
    this.set({ theme: all[(all.indexOf(this.state.theme) + 1) % 3] });
    announce(byID("theme-button").getAttribute("aria-label"));
  }

  /** Takes on the colours that the style sheet has for the theme. */
  paintTheme() {
    const { theme } = this.state;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    byID("theme-name").textContent = { system: "System", light: "Light", dark: "Dark" }[theme];
    byID("theme-button").setAttribute("aria-label", `Colours: ${theme === "system" ? "as the system" : theme}`);
    this.stage.palette = readPalette();
    this.stage.redraw();
  }
}

const sceneKeys = ["focus", "depth", "select", "types", "relations", "status", "since", "until", "confidence", "open", "hidden"];

function without(set, ...ids) {
  if (!ids.some((id) => set.has(id))) return set;
  const rest = new Set(set);
  for (const id of ids) rest.delete(id);
  return rest;
}
