import SPARQL

/// What a batch of quads changes in the counts that the planner orders joins by: for each predicate the quads, the
/// different subjects and the different objects.
struct PredicateTally {
    struct Counts {
        var quads: Int64 = 0
        var subjects: Int64 = 0
        var objects: Int64 = 0
    }

    private struct Pair: Hashable {
        let predicate: TermID
        let object: TermID
    }

    private(set) var counts: [TermID: Counts] = [:]
    /// The newest term before the batch; what is newer can only be in quads of the batch, and the tables need not
    /// be asked.
    private let newest: UInt64
    private var last: NumberedQuad?
    private var objects: Set<Pair> = []

    init(newest: UInt64) { self.newest = newest }

    func isNew(_ id: TermID) -> Bool { id.raw > newest && !InlineTerms.holds(id.raw) }

    /// Whether no quad before in the batch, which is sorted, has this subject and predicate.
    mutating func isFirstOfSubject(_ quad: NumberedQuad) -> Bool {
        last?.subject != quad.subject || last?.predicate != quad.predicate
    }

    /// Whether no quad before in the batch has this object and predicate.
    mutating func isFirstOfObject(_ quad: NumberedQuad) -> Bool {
        objects.insert(Pair(predicate: quad.predicate, object: quad.object)).inserted
    }

    mutating func add(_ number: Int64, _ quad: NumberedQuad, subject: Bool, object: Bool) {
        last = quad
        var counts = counts[quad.predicate] ?? Counts()
        counts.quads += number
        if subject { counts.subjects += number }
        if object { counts.objects += number }
        self.counts[quad.predicate] = counts
    }
}
