/// How many rows a part yields for one row that binds some of its slots.
struct PartProfile {
    private(set) var slots: SlotSet
    /// Rows with nothing bound.
    private(set) var all: Double
    /// By how much the rows are divided where a slot is bound.
    private var divisors: [(slot: Int, by: Double)] = []
    /// A slot that must be bound before the part can be joined.
    private(set) var needs: Int?
    /// Whether the part is a look-up in the source, which a table may replace.
    private(set) var isScan: Bool

    init(_ node: Node, _ context: PlanContext) throws {
        let possible = node.possible
        slots = possible
        let source = context.book.source
        switch node.kind {
        case .scan(let pattern):
            isScan = true
            let numbered = context.numbered(pattern)
            all = Double(try source.estimate(numbered))
            let places: [(Place, QuadPlace)] = [
                (pattern.subject, .subject), (pattern.predicate, .predicate), (pattern.object, .object),
            ]
            for (place, quadPlace) in places {
                guard let slot = place.slot else { continue }
                // Of few quads no more terms can be different; and the source need not count.
                let distinct =
                    all <= 2 ? all : Double(try source.distinct(quadPlace, predicate: numbered.predicate))
                divisors.append((slot, max(1, min(distinct, all))))
            }
            if let slot = pattern.graph.slot {
                divisors.append((slot, max(1, min(all, Double(try source.graphs().count)))))
            }
        case .closure(let pattern):
            isScan = false
            all = 1e6
            for slot in pattern.slots.slots { divisors.append((slot, 1e5)) }
        case .tripleTerm(let slot, _):
            isScan = false
            all = 1
            needs = slot
        case .graphNames(let slot):
            isScan = false
            all = Double(try source.graphs().count)
            divisors = [(slot, max(1, all))]
        case .values(let slots, let rows):
            isScan = false
            all = Double(rows.count)
            divisors = slots.map { ($0, max(1, all) * 10) }
        case .union(let a, let b):
            isScan = false
            let (a, b) = (try PartProfile(a, context), try PartProfile(b, context))
            all = a.all + b.all
            divisors = node.certain.slots.map { ($0, max(1, all / 4)) }
        case .join(let a, let b):
            isScan = false
            let (a, b) = (try PartProfile(a, context), try PartProfile(b, context))
            all = max(a.all, b.all)
            divisors = node.certain.slots.map { ($0, max(1, all / 4)) }
        case .filter(_, let a), .extend(let a, _, _), .minus(let a, _, _), .leftJoin(let a, _, _),
            .order(let a, _), .distinct(let a, _), .reduced(let a, _), .graphLoop(_, let a):
            self = try PartProfile(a, context)
            slots = possible
        case .group(let a, let keys, _):
            isScan = false
            all = keys.isEmpty ? 1 : try PartProfile(a, context).all / 10
            divisors = keys.map { ($0, max(1, all)) }
        case .slice(let a, _, let limit):
            isScan = false
            all = min(try PartProfile(a, context).all, limit.map(Double.init) ?? .infinity)
        case .unit:
            isScan = false
            all = 1
        }
    }

    func fanout(_ bound: SlotSet) -> Double {
        divisors.reduce(all) { bound.contains($1.slot) ? $0 / $1.by : $0 }
    }
}

extension PlanContext {
    /// What a pattern asks for where none of its slots is bound.
    func numbered(_ pattern: QuadPattern) -> NumberedPattern {
        func id(_ place: Place) -> TermID? { if case .term(let id) = place { TermID(id) } else { nil } }
        return NumberedPattern(
            id(pattern.subject), id(pattern.predicate), id(pattern.object), in: graphs(pattern.graph))
    }

    /// The graphs of a place where its slot is not bound.
    func graphs(_ place: GraphPlace) -> NumberedPattern.Graphs {
        switch place {
        case .standard: standardGraphs
        case .named(let id): .named(TermID(id))
        case .slot: .anyNamed
        }
    }
}
