/// A set of slots, the places of a row. Most queries have fewer than 64, which need no allocation.
struct SlotSet: Hashable {
    private var low: UInt64 = 0
    private var high: [UInt64] = []

    init() {}

    init(_ slots: some Sequence<Int>) {
        for slot in slots { insert(slot) }
    }

    mutating func insert(_ slot: Int) {
        if slot < 64 {
            low |= 1 << UInt64(slot)
            return
        }
        let word = slot / 64 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(slot % 64)
    }

    func contains(_ slot: Int) -> Bool {
        if slot < 64 { return low >> UInt64(slot) & 1 == 1 }
        let word = slot / 64 - 1
        return word < high.count && high[word] >> UInt64(slot % 64) & 1 == 1
    }

    var isEmpty: Bool { low == 0 && high.allSatisfy { $0 == 0 } }

    func union(_ other: SlotSet) -> SlotSet { combined(other) { $0 | $1 } }
    func intersection(_ other: SlotSet) -> SlotSet { combined(other) { $0 & $1 } }
    func subtracting(_ other: SlotSet) -> SlotSet { combined(other) { $0 & ~$1 } }
    mutating func formUnion(_ other: SlotSet) { self = union(other) }
    func isSubset(of other: SlotSet) -> Bool { subtracting(other).isEmpty }
    func isDisjoint(with other: SlotSet) -> Bool { intersection(other).isEmpty }

    private func combined(_ other: SlotSet, _ operation: (UInt64, UInt64) -> UInt64) -> SlotSet {
        var result = SlotSet()
        result.low = operation(low, other.low)
        if high.isEmpty && other.high.isEmpty { return result }
        result.high = (0..<max(high.count, other.high.count)).map { word in
            operation(word < high.count ? high[word] : 0, word < other.high.count ? other.high[word] : 0)
        }
        return result
    }

    /// The slots in ascending order.
    var slots: [Int] {
        var result: [Int] = []
        for (index, word) in ([low] + high).enumerated() {
            var rest = word
            while rest != 0 {
                result.append(index * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return result
    }
}
