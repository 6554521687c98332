// Search as one types, over names and sentences, without regard to case and accents.

/** What the words are looked for in; made when first asked for, and again after the model has grown. */
class SearchIndex {
  #size = "";
  #names = [];
  #sentences = [];

  #build(model) {
    const size = `${model.entities.size} ${model.relations.length}`;
    if (size === this.#size) return;
    this.#size = size;
    this.#names = [...model.entities.values()].map((entity) => ({
      entity, forms: [entity.name, ...entity.aliases].map((name) => ({ name, folded: fold(name) })),
    }));
    const seen = new Set();
    this.#sentences = [];
    for (const relation of model.relations) {
      for (const evidence of relation.evidence) {
        const key = `${evidence.document} ${evidence.start} ${relation.subject} ${relation.object}`;
        if (seen.has(key)) continue;
        seen.add(key);
        this.#sentences.push({ relation, evidence, folded: fold(saying(evidence)) });
      }
    }
  }

  /** The entities whose name or alias has all the words, best first, with the alias where that is what fits. */
  entities(model, query) {
    this.#build(model);
    const whole = fold(query).trim();
    const words = whole.split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const hits = [];
    for (const { entity, forms } of this.#names) {
      let best = 0;
      let alias = null;
      forms.forEach(({ name, folded }, index) => {
        const score = scoreOf(folded, whole, words) - (index ? 0.5 : 0);
        if (score > best) [best, alias] = [score, index ? name : null];
      });
      if (best > 0) hits.push({ entity, alias, score: best });
    }
    return hits.sort((a, b) => b.score - a.score || byRank(a.entity, b.entity));
  }

  /** The sentences with all the words. */
  sentences(model, query, limit) {
    this.#build(model);
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const hits = [];
    const seen = new Set();
    for (const { relation, evidence, folded } of this.#sentences) {
      if (hits.length >= limit) break;
      if (seen.has(folded) || !words.every((word) => folded.includes(word))) continue;
      seen.add(folded);
      hits.push({ subject: relation.subject, object: relation.object, evidence });
    }
    return hits;
  }
}

function scoreOf(folded, whole, words) {
  if (folded === whole) return 5;
  if (folded.startsWith(whole)) return 4;
  if (words.every((word) => startsWord(folded, word))) return 3;
  return words.every((word) => folded.includes(word)) ? 1 : 0;
}

function startsWord(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return true;
  }
  return false;
}

/** Where the words of the query stand in the text, for marking; accents do not shift the places. */
function spansOf(text, query) {
  const characters = Array.from(text);
  let folded = "";
  const places = [];
  let at = 0;
  for (const character of characters) {
    const plainForm = fold(character);
    for (let i = 0; i < plainForm.length; i += 1) places.push([at, at + character.length]);
    folded += plainForm;
    at += character.length;
  }
  const spans = [];
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    for (let start = folded.indexOf(word); start >= 0; start = folded.indexOf(word, start + word.length)) {
      spans.push([places[start][0], places[start + word.length - 1][1]]);
    }
  }
  return spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}
