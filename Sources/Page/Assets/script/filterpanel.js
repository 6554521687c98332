// The filters: what kinds of relation, entity and saying are shown, of which time, and how sure.

class FilterPanel {
  #panel = byID("filters");
  #button = byID("filters-button");
  #controls = [];
  #size = "";

  constructor(app) {
    this.app = app;
    this.#button.addEventListener("click", () => this.toggle());
  }

  toggle(isOpen = this.#panel.hidden) {
    this.#panel.hidden = !isOpen;
    this.#button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.#panel.querySelector("button, input")?.focus();
    else this.#button.focus();
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  update(state) {
    const size = `${this.app.model.entities.size} ${this.app.model.relations.length}`;
    if (size !== this.#size) this.#build();
    this.#size = size;
    for (const control of this.#controls) control(state);
    const count = ["types", "relations", "status", "since", "until", "confidence"].filter((key) => state[key]).length;
    byID("filter-count").hidden = !count;
    byID("filter-count").textContent = String(count);
    byID("filter-count").setAttribute("aria-label", `${count} in use`);
  }

  #build() {
    this.#controls = [];
    const { model } = this.app;
    const tally = (values) => {
      const counts = new Map();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return counts;
    };
    const byPredicate = tally(model.relations.map((relation) => relation.predicate));
    const byType = tally([...model.entities.values()].map((entity) => entity.type));
    const byStatus = tally(model.relations.map((relation) => relation.status));
    const present = [...predicates.keys()].filter((id) => byPredicate.has(id));
    const groups = kinds
      .map((kind) => [kind, present.filter((id) => predicates.get(id).kind === kind)])
      .filter(([, ids]) => ids.length)
      .map(([kind, ids]) => [
        make("div", { class: "kind" }, swatch(kind), kindNames[kind], this.#only(ids, present, kindNames[kind])),
        ids.map((id) => this.#check("relations", id, predicates.get(id).label, byPredicate.get(id), present)),
      ]);
    const clear = make("button", { type: "button", class: "link", onclick: () => this.app.set(noFilters) }, "Clear");
    this.#controls.push((state) => (clear.hidden = !Object.keys(noFilters).some((key) => state[key])));
    const typesHere = types.filter((type) => byType.has(type));
    const statusesHere = statuses.filter((status) => byStatus.has(status));
    this.#panel.replaceChildren(
      make("h2", { id: "filters-heading" }, "Filters", clear),
      make("fieldset", {}, make("legend", {}, "Entities"),
        typesHere.map((type) =>
          this.#check("types", type, typePlurals[type], byType.get(type), typesHere, swatch(type)))),
      make("fieldset", {}, make("legend", {}, "Relations"), groups),
      statusesHere.length > 1 || this.app.state.status
        ? make("fieldset", {}, make("legend", {}, "Status"),
            statusesHere.map((status) =>
              this.#check("status", status, statusNames[status], byStatus.get(status), statusesHere)))
        : null,
      this.#dates(),
      this.#confidence(),
    );
  }

  /** A box that keeps one value of a set; a set with all of them is no filter. */
  #check(key, value, words, count, all, sign = null) {
    const input = make("input", {
      type: "checkbox", name: key, value,
      onchange: () => {
        const kept = new Set(this.app.state[key] ?? all);
        if (input.checked) kept.add(value);
        else kept.delete(value);
        this.app.set({ [key]: all.every((one) => kept.has(one)) ? null : kept });
      },
    });
    this.#controls.push((state) => (input.checked = !state[key] || state[key].has(value)));
    const number = make("span", { class: "number" }, count.toLocaleString("en"));
    return make("label", { class: "check" }, input, sign, make("span", {}, words), number);
  }

  /** A button that keeps relations of one kind alone, or all again. */
  #only(ids, all, name) {
    const isOnly = ({ relations }) => relations?.size === ids.length && ids.every((id) => relations.has(id));
    const button = make("button", {
      type: "button", class: "link",
      onclick: () => {
        const isAll = isOnly(this.app.state) || ids.length === all.length;
        this.app.set({ relations: isAll ? null : new Set(ids) });
      },
    });
    this.#controls.push((state) => {
      button.textContent = isOnly(state) ? "all" : "only";
      button.setAttribute("aria-label", isOnly(state) ? "All relations" : `Only ${name.toLowerCase()}`);
    });
    return button;
  }

  #dates() {
    const field = (key, words) => {
      const input = make("input", {
        type: "text", name: key, inputmode: "numeric", placeholder: "2015-06", maxlength: 10, autocomplete: "off",
        oninput: () => {
          const text = input.value.trim();
          const isRight = !text || isDate(text);
          input.setAttribute("aria-invalid", String(!isRight));
          if (isRight) this.app.set({ [key]: text });
        },
      });
      this.#controls.push((state) => {
        if (document.activeElement !== input) input.value = state[key];
      });
      return make("label", {}, words, input);
    };
    return make("fieldset", {}, make("legend", {}, "Dates"),
      make("div", { class: "dates" }, field("since", "since"), field("until", "until")),
      make("p", { class: "muted" }, "A year, month or day."));
  }

  #confidence() {
    const output = make("span", { class: "number" });
    const input = make("input", {
      type: "range", name: "confidence", min: 0, max: 1, step: 0.05, "aria-labelledby": "confidence-label",
      oninput: () => this.app.set({ confidence: Number(input.value) }),
    });
    this.#controls.push((state) => {
      input.value = String(state.confidence);
      output.textContent = state.confidence ? `at least ${Math.round(state.confidence * 100)}%` : "any";
      input.setAttribute("aria-valuetext", output.textContent);
    });
    const legend = make("legend", { id: "confidence-label" }, "Confidence");
    return make("fieldset", {}, legend, make("div", { class: "check" }, input, output));
  }
}

const statusNames = { actual: "Said to be so", possible: "Possible", negated: "Denied" };
const noFilters = { types: null, relations: null, status: null, since: "", until: "", confidence: 0 };
