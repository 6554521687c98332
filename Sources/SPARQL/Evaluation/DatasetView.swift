import RDF

/// A source seen through `FROM` and `FROM NAMED` (section 13.2): its default graph is the merge of some named graphs,
/// and only some graphs have names.
final class DatasetView: QuadSource {
    fileprivate let base: any QuadSource
    /// The graphs of the default graph, each once.
    fileprivate let defaults: [TermID]
    fileprivate let names: [TermID]

    init(_ base: any QuadSource, _ clause: DatasetClause) throws {
        self.base = base
        let known = Set(try base.graphs())
        func numbers(_ graphs: [IRI]) throws -> [TermID] {
            try Set(graphs.compactMap { try base.id(of: .iri($0)) }).intersection(known).sorted()
        }
        defaults = try numbers(clause.defaultGraphs)
        names = try numbers(clause.namedGraphs)
    }

    func id(of term: Term) throws -> TermID? { try base.id(of: term) }
    func term(_ id: TermID) throws -> Term { try base.term(id) }
    func makeCursor() throws -> any QuadCursor { DatasetViewCursor(self, try base.makeCursor()) }
    func graphs() -> [TermID] { names }

    func estimate(_ pattern: NumberedPattern) throws -> Int {
        try graphs(pattern.graphs).reduce(0) { sum, graph in
            try sum
                + base.estimate(
                    NumberedPattern(pattern.subject, pattern.predicate, pattern.object, in: .named(graph)))
        }
    }

    func distinct(_ place: QuadPlace, predicate: TermID?) throws -> Int {
        try base.distinct(place, predicate: predicate)
    }

    /// The graphs of the base that are looked into.
    fileprivate func graphs(_ graphs: NumberedPattern.Graphs) -> [TermID] {
        switch graphs {
        case .defaultGraph: defaults
        case .named(let id): names.contains(id) ? [id] : []
        case .anyNamed: names
        case .union: Set(defaults + names).sorted()
        }
    }
}

/// Looks into one graph after the other.
private final class DatasetViewCursor: QuadCursor {
    private let view: DatasetView
    private let base: any QuadCursor
    private var pattern = NumberedPattern(nil, nil, nil)
    private var graphs: ArraySlice<TermID> = []
    private var isSeeking = false
    /// Triples that came already, where several graphs are one.
    private var seen: Set<NumberedQuad>?
    private var tellsGraph = false

    init(_ view: DatasetView, _ base: any QuadCursor) {
        self.view = view
        self.base = base
    }

    func seek(_ pattern: NumberedPattern) {
        self.pattern = pattern
        graphs = view.graphs(pattern.graphs)[...]
        isSeeking = false
        switch pattern.graphs {
        case .defaultGraph, .union:
            tellsGraph = false
            seen = graphs.count > 1 ? [] : nil
        case .named, .anyNamed:
            tellsGraph = true
            seen = nil
        }
    }

    func next(into buffer: UnsafeMutableBufferPointer<NumberedQuad>) throws -> Int {
        while true {
            if !isSeeking {
                guard let graph = graphs.popFirst() else { return 0 }
                var inGraph = pattern
                inGraph.graphs = .named(graph)
                try base.seek(inGraph)
                isSeeking = true
            }
            let count = try base.next(into: buffer)
            if count == 0 {
                isSeeking = false
                continue
            }
            if tellsGraph { return count }
            var kept = 0
            for index in 0..<count {
                var quad = buffer[index]
                quad.graph = TermID(0)
                if seen?.insert(quad).inserted == false { continue }
                buffer[kept] = quad
                kept += 1
            }
            if kept > 0 { return kept }
        }
    }
}
