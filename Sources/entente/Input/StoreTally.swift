import GraphStore

/// What came of what was put into a store.
struct StoreTally {
    private var added = 0
    private var replaced = 0
    private var unchanged = 0
    private var files = 0

    mutating func note(_ addition: GraphStore.Addition) {
        switch addition {
        case .added: added += 1
        case .replaced: replaced += 1
        case .unchanged: unchanged += 1
        }
    }

    mutating func noteFile(_ addition: GraphStore.Addition) {
        if case .unchanged = addition { unchanged += 1 } else { files += 1 }
    }

    static func += (sum: inout StoreTally, other: StoreTally) {
        sum.added += other.added
        sum.replaced += other.replaced
        sum.unchanged += other.unchanged
        sum.files += other.files
    }

    var text: String {
        let counts = [
            (added, "added"), (replaced, "replaced"), (files, "kept as files"), (unchanged, "unchanged"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}
