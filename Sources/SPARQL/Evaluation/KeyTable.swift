/// Keys of equally many numbers each, numbered from 0 in the order in which they come.
///
/// The one hash table of evaluation: of joins, groups, `DISTINCT` and the nodes that a path has reached.
final class KeyTable {
    /// Numbers in a key.
    let width: Int
    private(set) var count = 0
    private var keys: UnsafeMutablePointer<UInt64>
    private var capacity = 16
    /// One more than the number of the key, 0 where free.
    private var slots: UnsafeMutablePointer<UInt32>
    private var mask = 31
    private let budget: Budget
    private var held = 0

    init(width: Int, budget: Budget) {
        self.width = width
        self.budget = budget
        keys = .allocate(capacity: max(1, width) * capacity)
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: 0, count: mask + 1)
    }

    deinit {
        keys.deallocate()
        slots.deallocate()
        try? budget.hold(-held)
    }

    @inline(__always)
    subscript(index: Int) -> UnsafeMutablePointer<UInt64> { keys + index &* width }

    func removeAll() {
        count = 0
        slots.initialize(repeating: 0, count: mask + 1)
    }

    /// The number of a key, if it has come.
    @inline(__always)
    func find(_ key: UnsafePointer<UInt64>) -> Int? {
        var slot = hash(key) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) &- 1
            if isEqual(self[index], key) { return index }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// The number of a key and whether it is new.
    @inline(__always)
    func insert(_ key: UnsafePointer<UInt64>) throws -> (index: Int, isNew: Bool) {
        var slot = hash(key) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) &- 1
            if isEqual(self[index], key) { return (index, false) }
            slot = (slot &+ 1) & mask
        }
        if count == capacity { try grow() }
        self[count].update(from: key, count: width)
        count &+= 1
        // Growing moves the slots, so that the free one must be looked for again.
        slot = hash(key) & mask
        while slots[slot] != 0 { slot = (slot &+ 1) & mask }
        slots[slot] = UInt32(count)
        return (count &- 1, true)
    }

    /// Inserts a key of one number.
    func insert(_ number: UInt64) throws -> Bool {
        var number = number
        return try insert(&number).isNew
    }

    func contains(_ number: UInt64) -> Bool {
        var number = number
        return find(&number) != nil
    }

    private func grow() throws {
        let more = capacity * (width * 8 + 8)
        try budget.hold(more)
        held += more
        try budget.checkTime()
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, width) * capacity * 2)
        larger.update(from: keys, count: width * count)
        keys.deallocate()
        keys = larger
        capacity *= 2
        slots.deallocate()
        mask = capacity * 2 - 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: 0, count: mask + 1)
        for index in 0..<count {
            var slot = hash(self[index]) & mask
            while slots[slot] != 0 { slot = (slot &+ 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }

    @inline(__always)
    private func hash(_ key: UnsafePointer<UInt64>) -> Int {
        var hash: UInt64 = 0
        for place in 0..<width {
            hash = (hash ^ key[place]) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }

    @inline(__always)
    private func isEqual(_ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>) -> Bool {
        for place in 0..<width where a[place] != b[place] { return false }
        return true
    }
}
