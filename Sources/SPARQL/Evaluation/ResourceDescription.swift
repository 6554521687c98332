import RDF

/// The triples of `DESCRIBE`: those with the resource as subject, and those of blank nodes that they lead to.
final class ResourceDescription {
    private let slots: [Int]
    private let rows: RowReader
    private let context: PlanContext
    private let budget: Budget
    private let cursor: any QuadCursor
    private let quads: UnsafeMutableBufferPointer<NumberedQuad>
    /// What is described, in the order in which it came up, and how much of it has been done.
    private let resources: KeyTable
    private var described = 0
    private var position = 0
    private var available = 0
    private var isSeeking = false

    init(
        _ terms: [PatternTerm], scope: Scope, rows: RowReader, context: PlanContext, budget: Budget
    ) throws {
        self.rows = rows
        self.context = context
        self.budget = budget
        resources = KeyTable(width: 1, budget: budget)
        var slots: [Int] = []
        for term in terms {
            switch term {
            case .variable(let variable): slots.append(scope.slot(variable))
            case .term(let term): _ = try resources.insert(context.book.number(term))
            case .triple: break
            }
        }
        self.slots = slots
        cursor = try context.book.source.makeCursor()
        quads = .allocate(capacity: 256)
    }

    deinit { quads.deallocate() }

    func next() throws -> Triple? {
        let book = context.book
        while true {
            if position < available {
                let quad = quads[position]
                position += 1
                let object = try book.term(quad.object.raw)
                if case .blank = object { _ = try resources.insert(quad.object.raw) }
                guard let subject = try book.term(quad.subject.raw).resource,
                    case .iri(let predicate) = try book.term(quad.predicate.raw)
                else { continue }
                try budget.countResult()
                return Triple(subject, predicate, object)
            } else if isSeeking {
                try budget.tick()
                available = try cursor.next(into: quads)
                position = 0
                isSeeking = available > 0
            } else if described < resources.count {
                let id = resources[described][0]
                described += 1
                if id >= TermID.firstComputed.raw { continue }
                try cursor.seek(NumberedPattern(TermID(id), nil, nil, in: context.standardGraphs))
                isSeeking = true
            } else {
                guard let row = try rows.next() else { return nil }
                for slot in slots where row[slot] != 0 { _ = try resources.insert(row[slot]) }
            }
        }
    }
}
