import RDF

/// Algebra for people: an operator a line, what it works on indented below it.
public struct AlgebraText: Sendable {
    /// The prefixes that IRIs are shortened with.
    public var prefixes: PrefixMap
    /// How many rows of `VALUES` are shown.
    public var maximumRows: Int

    /// Text with these prefixes.
    public init(prefixes: PrefixMap = PrefixMap(), maximumRows: Int = 5) {
        self.prefixes = prefixes
        self.maximumRows = maximumRows
    }

    /// The operators of a pattern; ends with a line end.
    public func text(_ algebra: Algebra) -> String {
        var lines: [String] = []
        append(algebra, depth: 0, to: &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    func append(_ algebra: Algebra, depth: Int, to lines: inout [String]) {
        let indent = String(repeating: "  ", count: depth)
        lines.append(indent + head(algebra))
        for detail in details(algebra) { lines.append(indent + "  " + detail) }
        for child in algebra.children { append(child, depth: depth + 1, to: &lines) }
    }

    /// The operator without what it works on.
    public func head(_ algebra: Algebra) -> String {
        switch algebra {
        case .unit: "one empty solution"
        case .basic: "triples"
        case .path(let subject, let path, let object): "path \(text(subject)) \(text(path)) \(text(object))"
        case .join: "join"
        case .leftJoin(_, _, nil): "optional"
        case .leftJoin(_, _, let condition?): "optional if \(text(condition))"
        case .filter(let condition, _): "filter \(text(condition))"
        case .union: "union"
        case .minus: "minus"
        case .graph(let name, _): "graph \(text(name))"
        case .extend(_, let variable, let expression): "bind \(text(variable)) = \(text(expression))"
        case .values(let variables, let rows): "values \(list(variables)) (\(rows.count))"
        case .group(_, let keys, _): keys.isEmpty ? "one group" : "group by \(list(keys))"
        case .orderBy(_, let conditions): "order by \(conditions.map { text($0) }.joined(separator: " "))"
        case .project(_, let variables): "project \(variables.isEmpty ? "nothing" : list(variables))"
        case .distinct: "distinct"
        case .reduced: "reduced"
        case .slice(_, let offset, let limit):
            [offset > 0 ? "offset \(offset)" : nil, limit.map { "limit \($0)" }].compactMap { $0 }
                .joined(separator: " ")
        case .service(let name, _, let isSilent): "service \(isSilent ? "silent " : "")\(text(name))"
        }
    }

    /// Lines that belong to the operator itself.
    private func details(_ algebra: Algebra) -> [String] {
        switch algebra {
        case .basic(let triples): return triples.map { text($0) }
        case .group(_, _, let aggregates): return aggregates.map { text($0) }
        case .values(_, let rows):
            let shown = rows.prefix(maximumRows).map { row in
                row.map { $0.map { text($0) } ?? "UNDEF" }.joined(separator: " ")
            }
            return rows.count > shown.count ? shown + ["… \(rows.count - shown.count) more"] : shown
        default: return []
        }
    }

    private func list(_ variables: [Variable]) -> String {
        variables.map { text($0) }.joined(separator: " ")
    }

    // MARK: - Terms

    /// A variable as the query has it; one without a name by what the parser calls it.
    public func text(_ variable: Variable) -> String {
        variable.isBlank ? variable.name : "?\(variable.name)"
    }

    /// A term as Turtle writes it, with the prefixes.
    public func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): return text(iri)
        case .blank, .literal: return term.description
        case .triple(let triple):
            let (subject, object) = (text(Term(triple.subject)), text(triple.object))
            return "<<( \(subject) \(text(triple.predicate)) \(object) )>>"
        }
    }

    /// An IRI, short where a prefix fits.
    public func text(_ iri: IRI) -> String {
        let split = prefixes.split(iri) { name in
            var name = String(name)
            return name.withUTF8(NameCharacters.isLocal)
        }
        return split.map { "\($0.namespace.prefix.label):\($0.name)" } ?? iri.description
    }

    /// A place of a triple pattern.
    public func text(_ term: PatternTerm) -> String {
        switch term {
        case .variable(let variable): text(variable)
        case .term(let term): text(term)
        case .triple(let triple): "<<( \(text(triple)) )>>"
        }
    }

    /// A triple pattern without its dot.
    public func text(_ triple: TriplePattern) -> String {
        "\(text(triple.subject)) \(text(triple.predicate)) \(text(triple.object))"
    }

    // MARK: - Paths

    /// A path, with brackets where they are needed.
    public func text(_ path: PropertyPath) -> String { text(path, binding: 0) }

    /// - Parameter binding: how tightly what stands around binds: 0 for `|`, 1 for `/`, 2 for `^`, 3 for what
    ///   follows its operand.
    private func text(_ path: PropertyPath, binding: Int) -> String {
        let (own, text): (Int, String) =
            switch path {
            case .predicate(let iri): (4, self.text(iri))
            case .alternative(let a, let b): (0, "\(self.text(a, binding: 0))|\(self.text(b, binding: 0))")
            case .sequence(let a, let b): (1, "\(self.text(a, binding: 1))/\(self.text(b, binding: 1))")
            case .inverse(let path): (2, "^\(self.text(path, binding: 3))")
            case .zeroOrMore(let path): (3, "\(self.text(path, binding: 4))*")
            case .oneOrMore(let path): (3, "\(self.text(path, binding: 4))+")
            case .zeroOrOne(let path): (3, "\(self.text(path, binding: 4))?")
            case .negated(let forward, let backward): (4, "!(\(set(forward ?? [], backward ?? [])))")
            }
        return own < binding ? "(\(text))" : text
    }

    private func set(_ forward: [IRI], _ backward: [IRI]) -> String {
        (forward.map { text($0) } + backward.map { "^" + text($0) }).joined(separator: "|")
    }
}

extension Algebra {
    /// What the operator works on.
    public var children: [Algebra] {
        switch self {
        case .unit, .basic, .path, .values: []
        case .join(let a, let b), .leftJoin(let a, let b, _), .union(let a, let b), .minus(let a, let b):
            [a, b]
        case .filter(_, let a), .graph(_, let a), .extend(let a, _, _), .group(let a, _, _),
            .orderBy(let a, _),
            .project(let a, _), .distinct(let a), .reduced(let a), .slice(let a, _, _), .service(_, let a, _):
            [a]
        }
    }
}

extension Query: CustomStringConvertible {
    /// The form and the operators of the query, for people.
    public var description: String {
        let text = AlgebraText(prefixes: prefixes)
        var lines: [String] = []
        switch form {
        case .select(let columns):
            lines.append("SELECT " + columns.map { text.text($0) }.joined(separator: " "))
        case .ask: lines.append("ASK")
        case .describe(let terms):
            lines.append("DESCRIBE " + terms.map { text.text($0) }.joined(separator: " "))
        case .construct(let template):
            lines.append("CONSTRUCT")
            for triple in template { lines.append("  " + text.text(triple)) }
        }
        for graph in dataset?.defaultGraphs ?? [] { lines.append("FROM \(text.text(graph))") }
        for graph in dataset?.namedGraphs ?? [] { lines.append("FROM NAMED \(text.text(graph))") }
        text.append(pattern, depth: 0, to: &lines)
        return lines.joined(separator: "\n") + "\n"
    }
}
