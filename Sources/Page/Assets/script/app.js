// What readers do, from wherever they do it: pointer, keys, panel or search.

class App extends Core {
  select(id, { isMoving = false } = {}) {
    this.set({ select: { node: id } });
    const entity = this.model.entities.get(id);
    const neighbours = this.scene.neighbours.get(id)?.size ?? 0;
    announce(`${clean(entity.name)}, ${entity.type}, ${counted(neighbours, "neighbour")}`);
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
    if (this.server && missing) this.fetch(missing, 12).then(go);
    else go();
  }

  /** Selects an entity wherever it is: loads it, takes it out of hiding, turns the focus to it. */
  async find({ id }) {
    if (!this.model.entities.has(id) && this.server) await this.fetch(id, 12);
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
        const answer = await this.fetch(id, 60, entity.asked ?? 0);
        if (!answer) return;
        entity.asked = (entity.asked ?? 0) + 60;
        if (answer.count || !answer.remaining) break;
      }
    }
    const count = this.scene.ids.size - before;
    announce(count ? `${counted(count, "more entity", "more entities")} shown` : "All its neighbours are shown.");
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
    const name = clean(this.model.entities.get(id)?.name ?? id ?? "");
    const count = counted(this.scene.nodes.length, "entity", "entities");
    announce(id ? `Only the surroundings of ${name}: ${count}` : "Everything is shown again.");
  }

  pin(id) {
    const entity = this.model.entities.get(id);
    if (!entity) return;
    entity.isPinned = !entity.isPinned;
    this.pins += 1;
    this.stage.refresh();
    this.set({});
    announce(entity.isPinned ? "Pinned" : "No longer pinned");
  }

  fit() {
    this.set({ view: null });
    this.stage.land();
    this.stage.look(null, true);
  }

  escape() {
    if (!byID("results").hidden) return;
    const isIn = (id) => byID(id).contains(document.activeElement);
    if (this.filterPanel.isOpen && isIn("filters")) return this.filterPanel.toggle(false);
    if (isIn("panel")) byID("canvas").focus();
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

function without(set, ...ids) {
  if (!ids.some((id) => set.has(id))) return set;
  const rest = new Set(set);
  for (const id of ids) rest.delete(id);
  return rest;
}
