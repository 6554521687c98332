/// What the prefixes of a document stand for at this point of it.
///
/// A hash table over bytes: a prefix is looked up for nearly every term, mostly without ever being a `String`.
struct PrefixTable {
    private struct Entry {
        let prefix: [UInt8]
        var namespace: [UInt8]
    }

    private var entries: [Entry] = []
    /// For each slot one more than the position in ``entries``, 0 for none; at most half of them are in use.
    private var slots = [Int](repeating: 0, count: 64)

    /// The beginning of the IRIs that the prefix stands for.
    func namespace(_ prefix: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let position = slots[slot(prefix)]
        return position == 0 ? nil : entries[position - 1].namespace
    }

    /// Declares a prefix, or declares it anew.
    mutating func declare(_ prefix: UnsafeBufferPointer<UInt8>, _ namespace: [UInt8]) {
        let slot = self.slot(prefix)
        if slots[slot] > 0 {
            entries[slots[slot] - 1].namespace = namespace
            return
        }
        entries.append(Entry(prefix: Array(prefix), namespace: namespace))
        slots[slot] = entries.count
        if entries.count * 2 > slots.count { enlarge() }
    }

    private mutating func enlarge() {
        slots = [Int](repeating: 0, count: slots.count * 4)
        for (position, entry) in entries.enumerated() {
            let slot = entry.prefix.withUnsafeBufferPointer { self.slot($0) }
            slots[slot] = position + 1
        }
    }

    /// Where the prefix is, or would go.
    private func slot(_ prefix: UnsafeBufferPointer<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = ByteHash.hash(prefix) & mask
        while slots[slot] > 0, !entries[slots[slot] - 1].prefix.elementsEqual(prefix) {
            slot = (slot + 1) & mask
        }
        return slot
    }
}
