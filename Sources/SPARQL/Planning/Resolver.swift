import RDF

/// Gives variables slots and terms numbers, and turns paths into patterns where they are no more than that.
struct Resolver {
    let book: TermBook

    func resolve(_ algebra: Algebra, _ scope: Scope, _ graph: GraphPlace) throws -> Node {
        switch algebra {
        case .unit: return Node(.unit)
        case .basic(let patterns):
            let nodes = try patterns.map { try resolve($0, scope, graph) }
            return joined(nodes)
        case .path(let subject, let path, let object):
            var parts: [Node] = []
            let subject = try place(subject, scope, &parts)
            let object = try place(object, scope, &parts)
            return joined([try resolve(path, subject, object, scope, graph)] + parts)
        case .join(let a, let b):
            return Node(.join(try resolve(a, scope, graph), try resolve(b, scope, graph)))
        case .leftJoin(let a, let b, let condition):
            return Node(
                .leftJoin(
                    try resolve(a, scope, graph), try resolve(b, scope, graph),
                    condition.map { BoundExpression($0, scope, graph) }))
        case .filter(let condition, let a):
            return Node(.filter(BoundExpression(condition, scope, graph), try resolve(a, scope, graph)))
        case .union(let a, let b):
            return Node(.union(try resolve(a, scope, graph), try resolve(b, scope, graph)))
        case .minus(let a, let b):
            return Node(.minus(try resolve(a, scope, graph), try resolve(b, scope, graph), graph: graph.slot))
        case .graph(let name, let a): return try resolveGraph(name, a, scope)
        case .extend(let a, let variable, let expression):
            let inner = try resolve(a, scope, graph)
            return Node(.extend(inner, scope.slot(variable), BoundExpression(expression, scope, graph)))
        case .values(let variables, let rows):
            let numbered = try rows.map { try $0.map { try $0.map(book.number) ?? 0 } }
            return Node(.values(variables.map(scope.slot), numbered))
        case .group(let a, let keys, let aggregates):
            let inner = scope.inner(sharing: keys)
            let rowSlots = a.visibleVariables.filter { !$0.isBlank }.map(inner.slot)
            let bound = aggregates.map { binding in
                BoundAggregate(
                    slot: scope.slot(binding.variable), aggregate: binding.aggregate,
                    expression: binding.aggregate.expression.map { BoundExpression($0, inner, graph) },
                    rowSlots: rowSlots)
            }
            return Node(.group(try resolve(a, inner, graph), keys.map(scope.slot), bound))
        case .orderBy(let a, let conditions):
            let inner = try resolve(a, scope, graph)
            return Node(
                .order(
                    inner,
                    conditions.map {
                        BoundOrder(
                            expression: BoundExpression($0.expression, scope, graph),
                            isDescending: $0.isDescending)
                    }))
        case .project(let a, let variables):
            return try resolve(a, scope.inner(sharing: variables), graph)
        case .distinct(let a):
            return Node(.distinct(try resolve(a, scope, graph), a.visibleVariables.map(scope.slot)))
        case .reduced(let a):
            return Node(.reduced(try resolve(a, scope, graph), a.visibleVariables.map(scope.slot)))
        case .slice(let a, let offset, let limit):
            return Node(.slice(try resolve(a, scope, graph), offset: offset, limit: limit))
        case .service(let name, _, let isSilent):
            guard isSilent else { throw EvaluationError.service(Self.text(name)) }
            return Node(.unit)
        }
    }

    private func joined(_ nodes: [Node]) -> Node {
        guard let first = nodes.first else { return Node(.unit) }
        return nodes.dropFirst().reduce(first) { Node(.join($0, $1)) }
    }

    private static func text(_ name: PatternTerm) -> String {
        switch name {
        case .variable(let variable): "?\(variable.name)"
        case .term(let term): "\(term)"
        case .triple: "of a triple"
        }
    }

    // MARK: - Graphs

    private func resolveGraph(_ name: PatternTerm, _ pattern: Algebra, _ scope: Scope) throws -> Node {
        switch name {
        case .term(let term):
            let number = try book.number(term)
            let inner = try resolve(pattern, scope, .named(number))
            // A graph that is not there has no solutions, not even the empty one of an empty pattern.
            return pattern.alwaysMatchesQuads ? inner : Node(.join(graphNames(number, scope), inner))
        case .triple: return Node(.values([], []))
        case .variable(let variable):
            // Within, the variable is not bound by GRAPH (section 18.6), so nothing there must see it before the end.
            let slot = scope.slot(variable)
            let own = pattern.dependsOnUnbound(variable) ? scope.table.add("graph") : slot
            let inner = try resolve(pattern, scope, .slot(own))
            let node =
                if pattern.alwaysMatchesQuads {
                    inner
                } else if pattern.goesRowByRow {
                    Node(.join(Node(.graphNames(own)), inner))
                } else {
                    Node(.graphLoop(own, inner))
                }
            if own == slot { return node }
            let same = Scope(scope.table)
            let from = Variable("graph")
            same.bind(from, to: own)
            return Node(.extend(node, slot, BoundExpression(.variable(from), same, .standard)))
        }
    }

    private func graphNames(_ number: UInt64, _ scope: Scope) -> Node {
        let slot = scope.table.add("graph")
        return Node(.join(Node(.values([slot], [[number]])), Node(.graphNames(slot))))
    }

    // MARK: - Patterns

    private func resolve(_ pattern: TriplePattern, _ scope: Scope, _ graph: GraphPlace) throws -> Node {
        var parts: [Node] = []
        let quad = QuadPattern(
            subject: try place(pattern.subject, scope, &parts),
            predicate: try place(pattern.predicate, scope, &parts),
            object: try place(pattern.object, scope, &parts), graph: graph)
        return joined([Node(.scan(quad))] + parts)
    }

    /// A place for a term of a pattern; what takes a triple term apart joins the parts.
    private func place(_ term: PatternTerm, _ scope: Scope, _ parts: inout [Node]) throws -> Place {
        switch term {
        case .variable(let variable): return .slot(scope.slot(variable))
        case .term(let term): return .term(try book.number(term))
        case .triple(let pattern):
            let slot = scope.table.add("triple")
            var inner: [Node] = []
            let places = TripleTermPattern(
                subject: try place(pattern.subject, scope, &inner),
                predicate: try place(pattern.predicate, scope, &inner),
                object: try place(pattern.object, scope, &inner))
            parts.append(Node(.tripleTerm(slot, places)))
            parts += inner
            return .slot(slot)
        }
    }

    // MARK: - Paths

    /// Sequences are joins and alternatives unions (section 18.4); what may be of any length stays a path.
    private func resolve(
        _ path: PropertyPath, _ subject: Place, _ object: Place, _ scope: Scope, _ graph: GraphPlace
    ) throws -> Node {
        func closure(_ inner: PropertyPath, _ kind: ClosurePattern.Kind) throws -> Node {
            Node(
                .closure(
                    ClosurePattern(
                        subject: subject, step: try step(inner), kind: kind, object: object, graph: graph)))
        }
        switch path {
        case .predicate(let iri):
            let predicate = Place.term(try book.number(.iri(iri)))
            return Node(
                .scan(QuadPattern(subject: subject, predicate: predicate, object: object, graph: graph)))
        case .inverse(let inner): return try resolve(inner, object, subject, scope, graph)
        case .sequence(let first, let second):
            let middle = Place.slot(scope.table.add("step"))
            return Node(
                .join(
                    try resolve(first, subject, middle, scope, graph),
                    try resolve(second, middle, object, scope, graph)))
        case .alternative(let a, let b):
            return Node(
                .union(
                    try resolve(a, subject, object, scope, graph),
                    try resolve(b, subject, object, scope, graph)))
        case .zeroOrMore(let inner): return try closure(inner, .zeroOrMore)
        case .oneOrMore(let inner): return try closure(inner, .oneOrMore)
        case .zeroOrOne(let inner): return try closure(inner, .zeroOrOne)
        case .negated(let forward, let backward):
            func scan(_ subject: Place, _ object: Place, _ excluded: [IRI]) throws -> Node {
                let predicate = Place.slot(scope.table.add("predicate"))
                return Node(
                    .scan(
                        QuadPattern(
                            subject: subject, predicate: predicate, object: object, graph: graph,
                            excluded: try excluded.map { try book.number(.iri($0)) })))
            }
            switch (forward, backward) {
            case (let forward?, nil): return try scan(subject, object, forward)
            case (nil, let backward?): return try scan(object, subject, backward)
            case (let forward?, let backward?):
                return Node(.union(try scan(subject, object, forward), try scan(object, subject, backward)))
            case (nil, nil): return Node(.values([], []))
            }
        }
    }

    private func step(_ path: PropertyPath) throws -> PathStep {
        switch path {
        case .predicate(let iri): .predicate(try book.number(.iri(iri)))
        case .inverse(let inner): .inverse(try step(inner))
        case .sequence(let a, let b): .sequence(try step(a), try step(b))
        case .alternative(let a, let b): .alternative(try step(a), try step(b))
        case .zeroOrMore(let inner): .closure(try step(inner), .zeroOrMore)
        case .oneOrMore(let inner): .closure(try step(inner), .oneOrMore)
        case .zeroOrOne(let inner): .closure(try step(inner), .zeroOrOne)
        case .negated(let forward, let backward):
            .negated(
                forward: try forward?.map { try book.number(.iri($0)) },
                backward: try backward?.map { try book.number(.iri($0)) })
        }
    }
}
