import KnowledgeGraph
import RDF

/// What ``GraphRDF/quads(_:)`` makes of a graph, part by part, for those who keep quads up to date.
extension GraphRDF {
    /// A document's own quads, which are in the default graph.
    package func quads(of document: Graph.Source) -> [Quad] { quads { $0.add(document) } }

    /// An entity's own quads, which are in the default graph.
    package func quads(of entity: Entity) -> [Quad] { quads { $0.add(entity) } }

    /// The quad for another name of an entity.
    package func quads(ofAlias alias: String, of id: String) -> [Quad] {
        quads { $0.add(alias: alias, of: id) }
    }

    /// The quad for how often an entity is mentioned; none for 0.
    package func quads(ofMentionCount count: Int, of id: String) -> [Quad] {
        quads { $0.add(mentionCount: count, of: id) }
    }

    /// What one document says of a relation; `nil` for a relation without evidence, which is in the default graph.
    ///
    /// - Parameters:
    ///   - name: from ``StatementNames``.
    ///   - evidence: that of the document, each piece with a number of its own. It and the two after it become the
    ///     numbers of blank nodes.
    package func quads(
        of relation: Relation, name: String, in document: String?, evidence: [(piece: Evidence, number: Int)]
    ) -> [Quad] {
        quads(in: document.map { .iri(iri(document: $0)) }) { builder in
            builder.addDirect(relation)
            guard self.evidence == .full else { return }
            let places = evidence.map {
                TripleBuilder.Place(
                    evidence: $0.piece, node: BlankNode($0.number), position: BlankNode($0.number + 1),
                    quote: BlankNode($0.number + 2))
            }
            builder.addStatement(relation, name: name, places: places)
        }
    }

    private func quads(in graph: Resource? = nil, _ add: (inout TripleBuilder) -> Void) -> [Quad] {
        var builder = TripleBuilder(mapping: self)
        add(&builder)
        return builder.triples.map { Quad($0, graph: graph) }
    }
}
