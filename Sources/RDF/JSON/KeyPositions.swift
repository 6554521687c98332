/// Where keys stand in a list that mostly is short and may be long.
struct KeyPositions: Sendable {
    /// Up to so many keys, comparing one after the other is quicker than hashing.
    private static let few = 8
    private var known: [ExactString: Int] = [:]

    /// The position of a key among `count`, of which `name` gives each.
    @inline(__always) func position(of key: String, among count: Int, _ name: (Int) -> String) -> Int? {
        if count > Self.few { return known[key] }
        for position in 0..<count where name(position).isExactly(key) { return position }
        return nil
    }

    /// Learns that the list has a new last key.
    mutating func append(_ key: String, makingCount count: Int, _ name: (Int) -> String) {
        if count == Self.few + 1 {
            for position in 0..<count { known[name(position)] = position }
        } else if count > Self.few {
            known[key] = count - 1
        }
    }

    /// Learns all keys anew.
    mutating func reset(count: Int, _ name: (Int) -> String) {
        known = [:]
        guard count > Self.few else { return }
        for position in 0..<count { known[name(position)] = position }
    }
}
