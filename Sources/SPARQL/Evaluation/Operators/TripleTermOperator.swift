import RDF

/// Takes the triple term in a slot apart: rows whose term fits the pattern, its places bound.
final class TripleTermOperator: Operator {
    private var input: InputRows
    private let slot: Int
    private let pattern: TripleTermPattern
    private let book: TermBook

    init(_ input: InputRows, _ slot: Int, _ pattern: TripleTermPattern, book: TermBook) {
        self.input = input
        self.slot = slot
        self.pattern = pattern
        self.book = book
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit, try input.advance(wanted: limit) {
            let id = input.row[slot]
            guard id != 0, case .triple(let triple) = try book.term(id) else { continue }
            let target = block.end
            target.update(from: input.row, count: block.width)
            if try put(Term(triple.subject), pattern.subject, target),
                try put(.iri(triple.predicate), pattern.predicate, target),
                try put(triple.object, pattern.object, target)
            {
                block.count += 1
            }
        }
    }

    private func put(_ term: Term, _ place: Place, _ row: UnsafeMutablePointer<UInt64>) throws -> Bool {
        let number = try book.number(term)
        switch place {
        case .term(let id): return id == number
        case .slot(let slot):
            if row[slot] == 0 { row[slot] = number }
            return row[slot] == number
        }
    }

    override func reset() { input.reset() }
}
