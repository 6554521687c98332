// Elements of the page. What comes from the data only ever becomes text, never markup.

const byID = (id) => document.getElementById(id);

/** An element: `make("button", {class: "link", onclick: f}, "words", other)`. Children that are empty are left out. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Text whose direction is its own, so that it leaves that of its surroundings alone. */
const own = (text) => make("bdi", {}, clean(text));

/** The parts with something between them. */
const separated = (parts, separator) => parts.flatMap((part, index) => (index ? [separator, part] : [part]));

/** A link to another page, or its words alone if the address is none of the web. */
function link(address, ...words) {
  const url = address && (address.startsWith("/") ? address : webAddress(address)?.href);
  if (!url) return make("span", {}, ...words);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...words);
}

/** A button that says something of an entity and leads to it. */
function entityButton(entity, fallback, onclick) {
  const name = entity ? entity.name : fallback;
  return make("button", { type: "button", class: "link entity", dir: "auto", onclick }, clean(name) || "?");
}

const shapes = {
  person: "M4 1h16q3 0 3 3v4q0 3-3 3h-16q-3 0-3-3v-4q0-3 3-3z",
  country: "M1 1h22v10h-22z",
  organization: "M5 1h14l4 5-4 5h-14l-4-5z",
  place: "M6 1h12a5 5 0 0 1 0 10h-12a5 5 0 0 1 0-10z",
};

/** The small sign of a type of entity, or of a kind of relation. */
function swatch(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("viewBox", "0 0 24 12");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", shapes[name] ?? "M0 6h24");
  path.setAttribute("class", shapes[name] ? name : `line ${name}`);
  svg.append(path);
  return svg;
}

/** The sentence with the words marked that `spans`, in order and apart, are of. */
function marked(sentence, spans) {
  const parts = [];
  let end = 0;
  for (const [from, to] of spans) {
    if (from < end) continue;
    parts.push(sentence.slice(end, from), make("mark", {}, sentence.slice(from, to)));
    end = to;
  }
  parts.push(sentence.slice(end));
  return parts.filter(Boolean);
}

/** Tells those who listen instead of looking. */
function announce(text) {
  byID("live").textContent = text;
}
