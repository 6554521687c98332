// What is known: entities, relations and documents, by their ids. It grows in a page that a server feeds.

class Model {
  entities = new Map();
  documents = new Map();
  relations = [];
  #keys = new Map();
  #neighbours = new Map();
  #relationsOf = new Map();

  /** @param data PageData; @returns the entities that are new. */
  add(data) {
    const fresh = [];
    for (const source of data.documents) this.documents.set(source.id, source);
    for (const row of data.entities) {
      const known = this.entities.get(row.id);
      if (known) {
        known.degree = Math.max(known.degree, row.degree ?? 0);
        continue;
      }
      const entity = {
        ...row,
        aliases: row.aliases ?? [],
        degree: row.degree ?? 0,
        x: Number.isFinite(row.x) ? row.x : null,
        y: Number.isFinite(row.y) ? row.y : null,
        isPinned: false,
      };
      this.entities.set(row.id, entity);
      fresh.push(entity);
    }
    for (const relation of data.relations) this.#addRelation(relation);
    return fresh;
  }

  #addRelation(relation) {
    const { subject, object } = relation;
    if (!predicates.has(relation.predicate) || !this.entities.has(subject) || !this.entities.has(object)) return;
    const key = JSON.stringify([
      subject, relation.predicate, object, relation.status, relation.role, relation.attributedTo, relation.date,
    ]);
    const known = this.#keys.get(key);
    if (known) {
      // The same relation again, as from a neighbourhood that overlaps: the fuller evidence stands.
      if (relation.evidence.length > known.evidence.length) known.evidence = relation.evidence;
      return;
    }
    const own = { ...relation, index: this.relations.length };
    this.#keys.set(key, own);
    this.relations.push(own);
    for (const [id, other] of [[subject, object], [object, subject]]) {
      entry(this.#relationsOf, id, () => []).push(own);
      if (id !== other) entry(this.#neighbours, id, () => new Set()).add(other);
      if (subject === object) break;
    }
  }

  neighbours(id) {
    return this.#neighbours.get(id) ?? nothing;
  }

  relationsOf(id) {
    return this.#relationsOf.get(id) ?? [];
  }

  /** Of the relation itself, else of the documents that say it. */
  dates(relation) {
    if (relation.date) return [relation.date];
    return relation.evidence.map((evidence) => this.documents.get(evidence.document)?.date).filter(Boolean);
  }
}

const nothing = new Set();

/** The value of a map, made if there is none. */
function entry(map, key, create) {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}

/** "Foreign Minister", "condemns", "meets (possible)", "not: attacks". */
function phrase(relation) {
  let words = predicates.get(relation.predicate).label;
  const role = relation.predicate === "holdsOffice" && relation.role ? clean(relation.role) : "";
  if (role) words = role[0].toUpperCase() + role.slice(1);
  if (relation.status === "possible") return `${words} (possible)`;
  return relation.status === "negated" ? `not: ${words}` : words;
}

/** What the sentence around the evidence is, or its words where the source has no sentence. */
const saying = (evidence) => evidence.sentence || evidence.quote;
