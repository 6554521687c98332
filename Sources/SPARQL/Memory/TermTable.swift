import RDF

/// Terms by number from 1 on, and the numbers by term.
///
/// A hash table of numbers beside the array of terms takes a quarter of what a dictionary from terms would.
final class TermTable {
    private var terms: [Term] = []
    private var slots: [UInt32] = Array(repeating: 0, count: 64)

    var count: Int { terms.count }

    subscript(number: UInt32) -> Term { terms[Int(number) - 1] }

    /// The number of a term, a new one if need be.
    func number(_ term: Term) -> UInt32 {
        var slot = Self.hash(term) & (slots.count - 1)
        while slots[slot] != 0 {
            if terms[Int(slots[slot]) - 1] == term { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        terms.append(term)
        let number = UInt32(terms.count)
        slots[slot] = number
        if terms.count * 2 > slots.count { grow() }
        return number
    }

    /// The number of a term, `nil` if it has none.
    func find(_ term: Term) -> UInt32? {
        var slot = Self.hash(term) & (slots.count - 1)
        while slots[slot] != 0 {
            if terms[Int(slots[slot]) - 1] == term { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func grow() {
        var larger: [UInt32] = Array(repeating: 0, count: slots.count * 2)
        for (index, term) in terms.enumerated() {
            var slot = Self.hash(term) & (larger.count - 1)
            while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = UInt32(index + 1)
        }
        slots = larger
    }

    private static func hash(_ term: Term) -> Int {
        var hasher = Hasher()
        hasher.combine(term)
        return hasher.finalize() & Int.max
    }
}
