import RDF
import SPARQL
import TestSupport

/// Results to be compared with others.
enum ResultsRows: Equatable {
    case boolean(Bool)
    /// - Parameter isOrdered: whether the order of the rows counts.
    case rows([[Variable: Term]], variables: Set<Variable>, isOrdered: Bool)

    init(_ table: ResultsTable) {
        switch table {
        case .boolean(let value): self = .boolean(value)
        case .solutions(let variables, let rows):
            let bound = rows.map { row in
                Dictionary(
                    uniqueKeysWithValues: zip(variables, row).compactMap { pair in pair.1.map { (pair.0, $0) }
                    })
            }
            self = .rows(bound, variables: Set(variables), isOrdered: false)
        }
    }

    /// Results in the vocabulary of the first suites.
    init(graph: TestGraph) throws {
        let terms = Namespace("rs", "http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
        if let value = graph.triples.first(where: { $0.predicate == terms["boolean"] })?.object,
            case .literal(let literal) = value
        {
            self = .boolean(literal.lexical == "true")
            return
        }
        var variables: Set<Variable> = []
        var rows: [(index: Int?, row: [Variable: Term])] = []
        for triple in graph.triples where triple.predicate == terms["resultVariable"] {
            if case .literal(let name) = triple.object { variables.insert(Variable(name.lexical)) }
        }
        for triple in graph.triples where triple.predicate == terms["solution"] {
            var row: [Variable: Term] = [:]
            for binding in graph.objects(triple.object, terms["binding"]) {
                guard let name = graph.text(binding, terms["variable"]),
                    let value = graph.objects(binding, terms["value"]).first
                else { throw ManifestError(test: "a binding without variable or value") }
                row[Variable(name)] = value
            }
            rows.append((graph.text(triple.object, terms["index"]).flatMap { Int($0) }, row))
        }
        let isOrdered = !rows.isEmpty && rows.allSatisfy { $0.index != nil }
        if isOrdered { rows.sort { ($0.index ?? 0) < ($1.index ?? 0) } }
        self = .rows(rows.map(\.row), variables: variables, isOrdered: isOrdered)
    }

    /// Whether these are the expected results, but for the labels of blank nodes.
    ///
    /// - Parameter isLax: whether equal rows may come fewer times than expected, but once.
    func matches(_ expected: ResultsRows, isLax: Bool) throws -> Bool {
        guard case .rows(var actual, let names, _) = self,
            case .rows(var wanted, let wantedNames, let isOrdered) = expected
        else { return self == expected }
        guard names == wantedNames else { return false }
        if isLax {
            guard actual.count <= wanted.count else { return false }
            actual = Array(Set(actual))
            wanted = Array(Set(wanted))
        }
        guard actual.count == wanted.count else { return false }
        return try Self.dataset(actual, isOrdered).isIsomorphic(to: Self.dataset(wanted, isOrdered))
    }

    /// Each row as a blank node, each column as a predicate, so that rows that are equal stay apart.
    private static func dataset(_ rows: [[Variable: Term]], _ isOrdered: Bool) throws -> Dataset {
        let terms = Namespace("row", "urn:row:")
        var triples: [Triple] = []
        for (index, row) in rows.enumerated() {
            let node = Resource.blank(try BlankNode("row-\(index)"))
            triples.append(Triple(node, terms["index"], .literal(Literal(isOrdered ? index : 0))))
            for (variable, term) in row {
                triples.append(Triple(node, terms["column-\(variable.name)"], term.normalized))
            }
        }
        return Dataset(triples)
    }
}

extension Term {
    /// One term for all that mean the same: numbers may be written in several ways, and capitals say nothing in
    /// language tags.
    fileprivate var normalized: Term {
        switch self {
        case .iri, .blank: self
        case .literal(let literal): .literal(literal.normalized)
        case .triple(let triple):
            .triple(Triple(triple.subject, triple.predicate, triple.object.normalized))
        }
    }
}

extension Literal {
    private static let numbers: Set<IRI> = [
        Namespace.xsd["decimal"], Namespace.xsd["float"], Namespace.xsd["double"],
    ]

    fileprivate var normalized: Literal {
        if let language {
            return (try? Literal(lexical, language: language.lowercased(), direction: direction)) ?? self
        }
        guard Self.numbers.contains(datatype), !isIllTyped, let number = Double(lexical) else { return self }
        return Literal("\(number)", datatype: datatype)
    }
}
