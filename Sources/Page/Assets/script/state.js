// What the reader has chosen, and how an address carries it. State is a value: changes make a new one.

const initialState = Object.freeze({
  /** Id of the entity whose surroundings alone are shown, and how many steps they reach. */
  focus: null,
  depth: 1,
  /** {node: id} or {edge: [id, id]}. */
  select: null,
  q: "",
  /** Sets of what is kept; null keeps all. */
  types: null,
  relations: null,
  status: null,
  since: "",
  until: "",
  confidence: 0,
  /** {x, y, k}: the point in the middle of the stage and the scale; null fits everything. */
  view: null,
  theme: "system",
  /** Entities whose neighbours were asked for, and entities put away. */
  open: nothing,
  hidden: nothing,
});

const types = ["person", "country", "organization", "place"];
const typePlurals = { person: "People", country: "Countries", organization: "Organizations", place: "Places" };
const statuses = ["actual", "possible", "negated"];
const kinds = ["standing", "cooperative", "hostile"];
const kindNames = { standing: "Standing relations", cooperative: "Cooperative", hostile: "Hostile" };

const encode = (text) => encodeURIComponent(text).replace(/~/g, "%7E");
const encodeAll = (ids) => [...ids].map(encode).join(",");

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const decodeAll = (text) => new Set(text.split(",").filter(Boolean).map(decode).filter(Boolean));

/** The state as the fragment of an address; what is as at the start is left out. */
function fragmentOf(state) {
  const parts = [];
  const put = (key, value) => value && parts.push(`${key}=${value}`);
  put("focus", state.focus && encode(state.focus));
  put("depth", state.focus && state.depth !== 1 && state.depth);
  if (state.select?.node) put("select", `node:${encode(state.select.node)}`);
  if (state.select?.edge) put("select", `edge:${state.select.edge.map(encode).join("~")}`);
  put("q", encode(state.q));
  for (const key of ["types", "relations", "status"]) {
    if (state[key]) parts.push(`${key}=${encodeAll(state[key])}`);
  }
  put("since", encode(state.since));
  put("until", encode(state.until));
  put("confidence", state.confidence && String(state.confidence));
  if (state.view) put("view", [state.view.x.toFixed(1), state.view.y.toFixed(1), state.view.k.toFixed(3)].join(","));
  put("theme", state.theme !== "system" && state.theme);
  put("open", encodeAll(state.open));
  put("hidden", encodeAll(state.hidden));
  return parts.join("&");
}

/** The state that a fragment describes; what is unknown in it is passed over. */
function stateOf(fragment) {
  const state = { ...initialState };
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) readers[part.slice(0, at)]?.(state, part.slice(at + 1));
  }
  return state;
}

// Nothing at all keeps nothing; of what is given only what is known counts, if anything is.
const among = (values) => (key) => (state, text) => {
  const given = [...decodeAll(text)];
  const known = given.filter((value) => values().includes(value));
  if (known.length || !given.length) state[key] = new Set(known);
};
const isDate = (text) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);

const readers = {
  __proto__: null,
  focus: (state, text) => (state.focus = decode(text) || null),
  depth: (state, text) => (state.depth = text === "2" ? 2 : 1),
  select(state, text) {
    const [, what, ids] = /^(node|edge):(.+)$/.exec(text) ?? [];
    const parts = ids?.split("~").map(decode) ?? [];
    if (what === "node" && parts[0]) state.select = { node: parts[0] };
    if (what === "edge" && parts[0] && parts[1]) state.select = { edge: [parts[0], parts[1]] };
  },
  q: (state, text) => (state.q = decode(text).slice(0, 200)),
  types: among(() => types)("types"),
  relations: among(() => [...predicates.keys()])("relations"),
  status: among(() => statuses)("status"),
  since: (state, text) => (state.since = isDate(decode(text)) ? decode(text) : ""),
  until: (state, text) => (state.until = isDate(decode(text)) ? decode(text) : ""),
  confidence: (state, text) => (state.confidence = Math.min(1, Math.max(0, Number(text) || 0))),
  view(state, text) {
    const [x, y, k] = text.split(",").map(Number);
    if ([x, y, k].every(Number.isFinite) && k > 0) state.view = { x, y, k: Math.min(4, Math.max(0.02, k)) };
  },
  theme: (state, text) => (state.theme = ["light", "dark"].includes(text) ? text : "system"),
  open: (state, text) => (state.open = decodeAll(text)),
  hidden: (state, text) => (state.hidden = decodeAll(text)),
};
