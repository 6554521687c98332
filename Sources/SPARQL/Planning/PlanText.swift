import RDF

/// A plan as text: a line for each operator, those that it pulls rows from indented below it.
struct PlanText {
    private let context: PlanContext
    private let algebra: AlgebraText

    init(_ context: PlanContext, prefixes: PrefixMap) {
        self.context = context
        algebra = AlgebraText(prefixes: prefixes)
    }

    func text(_ plan: PlanNode) -> String {
        var lines: [String] = []
        add(plan, 0, &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    private func add(_ plan: PlanNode, _ depth: Int, _ lines: inout [String]) {
        let (label, below) = describe(plan.kind)
        var line = String(repeating: "  ", count: depth) + label + "  (about \(count(plan.rows)) rows"
        if let yielded = plan.running?.yielded { line += ", \(yielded) came" }
        lines.append(line + ")")
        for (name, child) in below {
            if case .unit = child.kind { continue }
            if name.isEmpty {
                add(child, depth + 1, &lines)
            } else {
                lines.append(String(repeating: "  ", count: depth + 1) + name)
                add(child, depth + 2, &lines)
            }
        }
    }

    private func count(_ rows: Double) -> String {
        rows > 0 && rows < 1 ? "less than 1" : rows < 1e15 ? String(Int(rows.rounded())) : "very many"
    }

    private func describe(_ kind: PlanNode.Kind) -> (String, [(String, PlanNode)]) {
        switch kind {
        case .unit: ("one empty row", [])
        case .seed: ("the rows given", [])
        case .scan(let below, let pattern): ("look up \(text(pattern))", [("", below)])
        case .closure(let below, let pattern): ("walk \(text(pattern))", [("", below)])
        case .tripleTerm(let below, let slot, let pattern):
            (
                "take \(name(slot)) apart: \(text(pattern.subject)) \(text(pattern.predicate)) "
                    + text(pattern.object), [("", below)]
            )
        case .graphNames(let below, let slot): ("graph names as \(name(slot))", [("", below)])
        case .graphLoop(_, let slot, _, let inner): ("for each graph \(name(slot))", [("", inner)])
        case .hashJoin(let left, let right, let keys):
            ("join by table on \(names(keys))", [("", left), ("table of", right)])
        case .hashOptional(let left, let right, let keys, _):
            ("optional by table on \(names(keys))", [("", left), ("table of", right)])
        case .optional(let left, _, let right, _): ("optional", [("", left), ("for its rows", right)])
        case .minus(let left, let right, _, let shared):
            ("minus on \(names(shared))", [("", left), ("table of", right)])
        case .existsByTable(let left, let right, let keys, let isNegated):
            (
                "filter \(isNegated ? "not " : "")exists by table on \(names(keys))",
                [("", left), ("table of", right)]
            )
        case .filter(let below, let condition):
            ("filter \(algebra.text(condition.source))", [("", below)] + patterns(condition))
        case .exists(let below, let pattern, let isNegated):
            (
                isNegated ? "filter not exists" : "filter exists",
                [("", below), ("for each row", pattern.plan)]
            )
        case .extend(let below, let slot, let expression):
            ("bind \(name(slot)) = \(algebra.text(expression.source))", [("", below)] + patterns(expression))
        case .values(let below, let slots, let rows):
            ("values of \(names(slots)), \(rows.count) rows", [("", below)])
        case .union(let below, _, let branches):
            ("union", (below.map { [("", $0)] } ?? []) + branches.map { ("branch", $0) })
        case .group(let below, let keys, let aggregates):
            (
                "group by \(names(keys)) for \(names(aggregates.map(\.slot)))",
                [("", below)]
            )
        case .sort(let below, let conditions, let limit):
            (
                "sort by "
                    + conditions.map {
                        ($0.isDescending ? "descending " : "") + algebra.text($0.expression.source)
                    }
                    .joined(separator: ", ") + (limit.map { ", the first \($0)" } ?? ""), [("", below)]
            )
        case .distinct(let below, let slots): ("distinct \(names(slots))", [("", below)])
        case .reduced(let below, let slots): ("reduced \(names(slots))", [("", below)])
        case .slice(let below, let offset, let limit):
            (
                (limit.map { "at most \($0) rows" } ?? "all rows") + (offset > 0 ? " after \(offset)" : ""),
                [("", below)]
            )
        }
    }

    private func patterns(_ expression: PlannedExpression) -> [(String, PlanNode)] {
        expression.patterns.map { ("for each row", $0.plan) }
    }

    private func name(_ slot: Int) -> String { context.table.names[slot] }

    private func names(_ slots: [Int]) -> String {
        slots.isEmpty ? "nothing" : slots.map(name).joined(separator: " ")
    }

    private func text(_ place: Place) -> String {
        switch place {
        case .slot(let slot): return name(slot)
        case .term(let id):
            return (try? context.book.term(id)).map(algebra.text) ?? "a term that cannot be read"
        }
    }

    private func text(_ pattern: QuadPattern) -> String {
        let triple = [pattern.subject, pattern.predicate, pattern.object].map(text).joined(separator: " ")
        let excluded = pattern.excluded.map { text(.term($0)) }.joined(separator: " ")
        return triple + (excluded.isEmpty ? "" : " but not \(excluded)") + text(pattern.graph)
    }

    private func text(_ pattern: ClosurePattern) -> String {
        "\(text(pattern.subject)) (\(text(pattern.step)))\(pattern.kind.rawValue) \(text(pattern.object))"
            + text(pattern.graph)
    }

    private func text(_ graph: GraphPlace) -> String {
        switch graph {
        case .standard: ""
        case .named(let id): " in \(text(Place.term(id)))"
        case .slot(let slot): " in \(name(slot))"
        }
    }

    private func text(_ step: PathStep) -> String {
        switch step {
        case .predicate(let id): return text(.term(id))
        case .inverse(let inner): return "^\(text(inner))"
        case .sequence(let a, let b): return "\(text(a))/\(text(b))"
        case .alternative(let a, let b): return "(\(text(a))|\(text(b)))"
        case .closure(let inner, let kind): return "(\(text(inner)))\(kind.rawValue)"
        case .negated(let forward, let backward):
            let parts =
                (forward ?? []).map { text(.term($0)) } + (backward ?? []).map { "^" + text(.term($0)) }
            return "!(\(parts.joined(separator: "|")))"
        }
    }
}
