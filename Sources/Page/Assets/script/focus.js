// The surroundings of one entity, given room: while the focus is on it, what is shown has places of its own, and goes
// back to its places in the whole diagram afterwards.

/** More than this would neither become clearer nor be quick. */
const mostArranged = 400;

class FocusLayout {
  /** Where entities that were moved are in the whole diagram. */
  #homes = new Map();

  /** Puts everything where it is in the whole diagram. */
  restore() {
    for (const [node, [x, y]] of this.#homes) [node.x, node.y] = [x, y];
    this.#homes.clear();
  }

  /**
   * Gives the nodes of the scene places around the focus, starting from where they are in the whole, so that what was
   * left of it stays there. Pinned ones stay.
   */
  arrange(scene, focus) {
    const { nodes, edges } = scene;
    const places = new Map(nodes.map((node) => [node, [node.x, node.y]]));
    this.restore();
    const centre = nodes.find((node) => node.id === focus);
    if (!centre || nodes.length > mostArranged || nodes.length < 3) return;
    const lengths = edges.map(({ from, to }) => Math.hypot(from.x - to.x, from.y - to.y)).sort((a, b) => a - b);
    const scale = springLength / Math.max(1, lengths[lengths.length >> 1] ?? 1);
    const stays = (node) => node.isPinned || node === centre;
    const copies = new Map(
      nodes.map((node) => {
        const [x, y] = stays(node)
          ? places.get(node)
          : [centre.x + (node.x - centre.x) * scale, centre.y + (node.y - centre.y) * scale];
        return [node, { id: node.id, name: node.name, type: node.type, link: node.link, box: box(node), x, y }];
      }),
    );
    // One line for each pair, as in the whole.
    const links = edges.map(({ from, to }) => [copies.get(from), copies.get(to)]);
    const movers = nodes.filter((node) => !stays(node)).map((node) => copies.get(node));
    const fixed = nodes.filter(stays).map((node) => copies.get(node));
    relax(movers, fixed, links, [copies.get(centre).x, copies.get(centre).y]);
    separate(movers, fixed);
    for (const [node, { x, y }] of copies) {
      this.#homes.set(node, [node.x, node.y]);
      [node.x, node.y] = [x, y];
    }
  }
}
