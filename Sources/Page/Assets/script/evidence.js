// Relations as readers see them: the claim, who says so and when, and the sentences with the words marked.

const shownSentences = 3;
const shownRelations = 40;

/**
 * One relation with its sentences.
 * @param from {model, app, subject: id whose dossier this is or null, sought: evidence to point out}
 */
function relationItem(relation, { model, app, subject = null, sought = null }) {
  const { kind, symmetric } = predicates.get(relation.predicate);
  const person = (id) => entityButton(model.entities.get(id), id, () => app.find(model.entities.get(id) ?? { id }));
  const words = make("span", { class: kind, dir: "auto" }, phrase(relation));
  // A title stands between commas: "Irina Cebotari, Foreign Minister, Moldova".
  const space = relation.predicate === "holdsOffice" && relation.role ? ", " : " ";
  const isBeginning = subject === relation.subject || (symmetric && subject === relation.object);
  const other = subject === relation.subject ? relation.object : relation.subject;
  const end = subject === relation.object ? own(model.entities.get(subject).name) : person(relation.object);
  const claim = isBeginning ? [words, space, person(other)] : [person(relation.subject), space, words, space, end];
  return make("li", { class: "relation" },
    make("div", { class: "claim" }, swatch(kind), make("div", { class: "words" }, claim)),
    facts(relation, person),
    sentences(relation, model, app, sought));
}

/** "possible · June 2026 · 81% sure · according to Irina Cebotari". */
function facts(relation, person) {
  const parts = [];
  const doubt = { possible: "possible", negated: "denied" }[relation.status];
  if (doubt) parts.push(make("span", { class: "status" }, doubt));
  if (relation.date) parts.push(make("time", { datetime: clean(relation.date) }, readableDate(relation.date)));
  if (typeof relation.confidence === "number") parts.push(`${Math.round(relation.confidence * 100)}% sure`);
  if (relation.attributedTo) parts.push(make("span", {}, "according to ", person(relation.attributedTo)));
  return parts.length ? make("p", { class: "facts" }, separated(parts, " · ")) : null;
}

function sentences(relation, model, app, sought) {
  const isSought = (evidence) => sought && evidence.document === sought.document && evidence.start === sought.start;
  const all = [...relation.evidence].sort((a, b) => isSought(b) - isSought(a) || 0);
  const items = all.map((evidence) => () => evidenceItem(evidence, model, app, isSought(evidence)));
  return grown(items, shownSentences, "sentence", "more");
}

function evidenceItem(evidence, model, app, isSought) {
  const sentence = clean(saying(evidence));
  const document = model.documents.get(evidence.document);
  const place = placeOfQuote(clean(evidence.quote), sentence);
  const title = document?.title ? clean(document.title) : clean(evidence.document);
  return make("div", { class: isSought ? "evidence sought" : "evidence" },
    sentence ? make("blockquote", { dir: "auto" }, marked(sentence, place ? [place] : [])) : null,
    make("cite", {},
      link(addressOf(evidence, document, app), own(title)),
      document?.date ? `, ${readableDate(document.date)}` : ""));
}

/** Where the sentence can be read in its article. */
function addressOf(evidence, document, app) {
  if (app.server) return `/article?id=${encodeURIComponent(evidence.document)}#e${Number(evidence.start) || 0}`;
  const url = document?.url && webAddress(document.url);
  if (!url) return null;
  const words = evidence.quote.trim();
  // A dash has a meaning of its own in text fragments.
  if (words && !url.hash) return `${url.href}#:~:text=${encodeURIComponent(words).replace(/-/g, "%2D")}`;
  return url.href;
}

/** The first items, and a button for the others. Items are made when they are shown. */
function grown(items, limit, noun, className = "more") {
  // One more is shown rather than a button for one.
  const first = items.length <= limit + 1 ? items.length : limit;
  const shown = items.slice(0, first).map((item) => item());
  if (first === items.length) return shown;
  const button = make("button", {
    type: "button", class: `link ${className}`,
    onclick: () => {
      const rest = items.slice(first).map((item) => item());
      button.replaceWith(...rest);
      (rest[0].querySelector("a, button") ?? rest[0]).focus?.();
    },
  }, `Show ${counted(items.length - first, `more ${noun}`)}`);
  return [...shown, button];
}

/** A heading and relations under it. */
function relationSection(heading, relations, from) {
  if (!relations.length) return null;
  const items = relations.map((relation) => () => relationItem(relation, from));
  const list = make("ul", {}, grown(items, shownRelations, "relation", "more-relations"));
  return make("section", {}, make("h3", {}, heading), list);
}
