import RDF

/// JSON-LD object comparison, as the W3C's suites prescribe it: arrays in any order, except those of `@list`;
/// language tags in upper or lower case; numbers by value; blank nodes with any labels.
enum JSONLDComparison {
    private struct Labels {
        var forward: [String: String] = [:]
        var backward: [String: String] = [:]

        /// Takes two labels for the same node, unless one of them is taken already.
        mutating func pair(_ a: String, _ b: String) -> Bool {
            if let known = forward[a] { return known == b }
            guard backward[b] == nil else { return false }
            forward[a] = b
            backward[b] = a
            return true
        }
    }

    static func areEqual(_ a: JSONValue, _ b: JSONValue) -> Bool {
        compare(a, b, nil, Labels()) { _ in true }
    }

    /// Goes on with the rest of the comparison wherever there is a choice, and comes back if that fails.
    private static func compare(
        _ a: JSONValue, _ b: JSONValue, _ key: String?, _ labels: Labels, then rest: (Labels) -> Bool
    ) -> Bool {
        switch (a, b) {
        case (.number(let a), .number(let b)): return a.double == b.double && rest(labels)
        case (.string(let a), .string(let b)):
            if key == "@language" { return a.lowercased() == b.lowercased() && rest(labels) }
            guard a.hasPrefix("_:"), b.hasPrefix("_:") else { return a == b && rest(labels) }
            var labels = labels
            return labels.pair(a, b) && rest(labels)
        case (.array(let a), .array(let b)):
            guard a.count == b.count else { return false }
            return key == "@list"
                ? compareInOrder(a[...], b[...], labels, then: rest)
                : compareInAnyOrder(a[...], b, labels, then: rest)
        case (.object(let a), .object(let b)):
            guard a.count == b.count else { return false }
            return compareMembers(a.members[...], b, labels, then: rest)
        default: return a == b && rest(labels)
        }
    }

    private static func compareInOrder(
        _ a: ArraySlice<JSONValue>, _ b: ArraySlice<JSONValue>, _ labels: Labels, then rest: (Labels) -> Bool
    ) -> Bool {
        guard let first = a.first, let other = b.first else { return rest(labels) }
        return compare(first, other, nil, labels) {
            compareInOrder(a.dropFirst(), b.dropFirst(), $0, then: rest)
        }
    }

    private static func compareInAnyOrder(
        _ a: ArraySlice<JSONValue>, _ b: [JSONValue], _ labels: Labels, then rest: (Labels) -> Bool
    ) -> Bool {
        guard let first = a.first else { return rest(labels) }
        return b.indices.contains { index in
            compare(first, b[index], nil, labels) {
                var others = b
                others.remove(at: index)
                return compareInAnyOrder(a.dropFirst(), others, $0, then: rest)
            }
        }
    }

    private static func compareMembers(
        _ a: ArraySlice<JSONObject.Member>, _ b: JSONObject, _ labels: Labels, then rest: (Labels) -> Bool
    ) -> Bool {
        guard let first = a.first else { return rest(labels) }
        guard let other = b[first.key] else { return false }
        return compare(first.value, other, first.key, labels) {
            compareMembers(a.dropFirst(), b, $0, then: rest)
        }
    }
}
