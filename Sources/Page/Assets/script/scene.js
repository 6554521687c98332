// What is on the stage: the part of the model that the state lets through, with parallel relations as one line.

/** Whether the filters keep the relation. */
function passes(relation, model, state) {
  if (state.relations && !state.relations.has(relation.predicate)) return false;
  if (state.status && !state.status.has(relation.status)) return false;
  if ((relation.confidence ?? 1) < state.confidence) return false;
  if (state.types) {
    if (!state.types.has(model.entities.get(relation.subject).type)) return false;
    if (!state.types.has(model.entities.get(relation.object).type)) return false;
  }
  return !(state.since || state.until) || isInTime(model.dates(relation), state.since, state.until);
}

/** Whether nothing at all is said of what it has with others. */
function isAlone(entity, model) {
  return !entity.degree && !model.neighbours(entity.id).size;
}

/**
 * @returns {{nodes, edges, ids: Set, neighbours: Map, near: Map, missing, hubs: Set, guest}} `neighbours` are those
 *   on the stage, `near` those that the filters let through; `missing` counts what expanding an entity would show.
 */
function makeScene(model, state) {
  const passing = model.relations.filter((relation) => passes(relation, model, state));
  const near = new Map();
  for (const { subject, object } of passing) {
    entry(near, subject, () => new Set()).add(object);
    entry(near, object, () => new Set()).add(subject);
  }
  // In a graph without relations the entities are all there is to see.
  const wanted = (entity) => !state.types || state.types.has(entity.type);
  const isShown = (entity) =>
    near.has(entity.id) ||
    (wanted(entity) && !model.neighbours(entity.id).size && (entity.degree > 0 || !model.relations.length));
  let ids = new Set([...model.entities.values()].filter(isShown).map((entity) => entity.id));
  if (state.focus && model.entities.has(state.focus)) ids = around(state, near);
  for (const id of state.hidden) ids.delete(id);
  // What is selected is shown, whatever the filters say.
  const chosen = model.entities.get(state.select?.node);
  const guest = chosen && chosen.x !== null && !state.hidden.has(chosen.id) && !ids.has(chosen.id) ? chosen.id : null;
  if (guest) ids.add(guest);
  const nodes = [...model.entities.values()].filter((entity) => ids.has(entity.id));

  const neighbours = new Map();
  const bundles = new Map();
  for (const relation of passing) {
    const { subject, object } = relation;
    if (!ids.has(subject) || !ids.has(object) || subject === object) continue;
    entry(neighbours, subject, () => new Set()).add(object);
    entry(neighbours, object, () => new Set()).add(subject);
    const { kind, symmetric } = predicates.get(relation.predicate);
    const [from, to] = symmetric && subject > object ? [object, subject] : [subject, object];
    const key = JSON.stringify([from, to, kind, relation.status, symmetric]);
    entry(bundles, key, () => ({
      from: model.entities.get(from), to: model.entities.get(to), kind, status: relation.status,
      isDirected: !symmetric, relations: [], bend: 0,
    })).relations.push(relation);
  }
  const edges = [...bundles.values()];
  for (const edge of edges) finish(edge);
  spread(edges);

  const missing = (entity) => {
    const seen = neighbours.get(entity.id) ?? nothing;
    let count = Math.max(0, entity.degree - model.neighbours(entity.id).size);
    for (const id of near.get(entity.id) ?? nothing) if (!seen.has(id) && id !== entity.id) count += 1;
    return count;
  };
  const hubs = new Set(nodes.filter((node) => node.degree >= 8).sort((a, b) => b.degree - a.degree).slice(0, 15));
  return { nodes, edges, ids, neighbours, near, missing, hubs, guest };
}

/** The ids within the depth of the focus, and those next to entities opened. */
function around(state, near) {
  const ids = new Set([state.focus]);
  let rim = [state.focus];
  for (let step = 0; step < state.depth; step += 1) {
    rim = rim.flatMap((id) => [...(near.get(id) ?? nothing)]).filter((id) => !ids.has(id));
    for (const id of rim) ids.add(id);
  }
  // An entity may have been opened that stands next to another that was.
  const waiting = new Set(state.open);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const id of waiting) {
      if (!ids.has(id)) continue;
      waiting.delete(id);
      for (const other of near.get(id) ?? nothing) ids.add(other);
      isGrowing = true;
    }
  }
  return ids;
}

/** The words of a line and how thick it is: twice as thick for much evidence. */
function finish(edge) {
  const counts = new Map();
  edge.weight = 0;
  for (const relation of edge.relations) {
    const count = Math.max(1, relation.evidence.length);
    const words = phrase(relation);
    counts.set(words, (counts.get(words) ?? 0) + count);
    edge.weight += count;
  }
  edge.labels = [...counts].map(([words, count]) => shorten(words, 32) + (count > 1 ? ` ×${count}` : ""));
  if (edge.labels.length > 3) edge.labels = [...edge.labels.slice(0, 2), `and ${edge.labels.length - 2} more`];
  edge.thickness = 1 + Math.min(4, Math.round(Math.log2(edge.weight))) / 4;
}

/** Lines that join the same two entities bend apart. */
function spread(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const ends = [edge.from.id, edge.to.id].sort();
    entry(pairs, JSON.stringify(ends), () => []).push([edge, edge.from.id === ends[0] ? 1 : -1]);
  }
  for (const pair of pairs.values()) {
    pair.forEach(([edge, sign], index) => (edge.bend = sign * (index - (pair.length - 1) / 2) * 44));
  }
}
