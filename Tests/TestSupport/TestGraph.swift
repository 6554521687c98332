import RDF

/// A graph to look things up in.
package struct TestGraph {
    private let bySubject: [Term: [Triple]]
    package let triples: [Triple]

    package init(_ triples: [Triple]) {
        self.triples = triples
        bySubject = Dictionary(grouping: triples) { Term($0.subject) }
    }

    package func objects(_ subject: Term, _ predicate: IRI) -> [Term] {
        (bySubject[subject] ?? []).filter { $0.predicate == predicate }.map(\.object)
    }

    package func iris(_ subject: Term, _ predicate: IRI) -> [IRI] {
        objects(subject, predicate).compactMap { if case .iri(let iri) = $0 { iri } else { nil } }
    }

    package func text(_ subject: Term, _ predicate: IRI) -> String? {
        objects(subject, predicate).lazy.compactMap {
            if case .literal(let text) = $0 { text.lexical } else { nil }
        }
        .first
    }

    /// The members of the list that is the only object of a predicate.
    package func list(_ predicate: IRI) -> [Term] {
        triples.first { $0.predicate == predicate }.map { list($0.object) } ?? []
    }

    /// The members of a list.
    package func list(_ start: Term) -> [Term] {
        var members: [Term] = []
        var cell: Term? = start
        while let node = cell, let member = objects(node, Namespace.rdf["first"]).first {
            members.append(member)
            cell = objects(node, Namespace.rdf["rest"]).first
        }
        return members
    }
}
