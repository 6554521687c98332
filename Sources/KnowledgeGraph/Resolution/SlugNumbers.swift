/// Gives nodes their ids: slugs of names, numbered where they are taken.
///
/// Which id a node gets depends only on the nodes with the same ``stem(of:)`` that come before it.
package struct SlugNumbers: Sendable {
    private var last: [String: Int] = [:]
    private var taken: Set<String> = []

    package init() {}

    /// The id for the next node whose name has this slug.
    package mutating func id(for base: String) -> String {
        var number = last[base, default: 0] + 1
        while !taken.insert(Self.id(base, number)).inserted { number += 1 }
        last[base] = number
        return Self.id(base, number)
    }

    /// The number that the last node with this slug was given.
    package func lastNumber(of base: String) -> Int { last[base] ?? 0 }

    package static func id(_ base: String, _ number: Int) -> String {
        number == 1 ? base : "\(base)-\(number)"
    }

    /// A slug without numbers at its end: `boeing-747-2` has that of `boeing-747` and `boeing`.
    package static func stem(of base: String) -> String {
        var rest = Substring(base)
        while let dash = rest.lastIndex(of: "-"), rest[dash...].dropFirst().allSatisfy(\.isWholeNumber) {
            rest = rest[..<dash]
        }
        return String(rest)
    }
}
