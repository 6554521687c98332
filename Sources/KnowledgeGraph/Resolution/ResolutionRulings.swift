/// What people have said of who is who. It goes before all rules.
///
/// Rulings name entities by what they are called and not by where they are stored, so that they hold however often
/// articles are read again. A handle is an identity (`person:jane smith`, `link:RO`) or an identity in one article.
package struct ResolutionRulings: Sendable, Hashable {
    /// One thing said. Later ones go before earlier ones.
    package enum Ruling: Sendable, Hashable {
        /// The two are one.
        case same(String, String)
        /// The two are two.
        case apart(String, String)
        /// The entity with this handle, in an article, is none of those that share its name, but one with those of the
        /// same group.
        case detached(String, group: String)
    }

    private var classes: [String: Set<String>] = [:]
    private var apart: [String: Set<String>] = [:]
    private var groups: [String: String] = [:]

    /// - Parameter rulings: in the order in which they were made.
    package init(_ rulings: [Ruling] = []) {
        var same: [(String, String)] = []
        for ruling in rulings {
            switch ruling {
            case .same(let a, let b):
                apart[a]?.remove(b)
                apart[b]?.remove(a)
                same.append((a, b))
            case .apart(let a, let b):
                apart[a, default: []].insert(b)
                apart[b, default: []].insert(a)
                same.removeAll { Set([$0.0, $0.1]) == Set([a, b]) }
            case .detached(let handle, let group):
                groups[handle] = group
                same.removeAll { $0.0 == handle || $0.1 == handle }
            }
        }
        apart = apart.filter { !$0.value.isEmpty }
        for (a, b) in same {
            let union = classes[a, default: [a]].union(classes[b, default: [b]])
            for handle in union { classes[handle] = union }
        }
    }

    package var isEmpty: Bool { classes.isEmpty && apart.isEmpty && groups.isEmpty }

    /// An entity in one article only.
    package static func handle(_ identity: String, in article: String) -> String {
        "\(identity)\u{1F}\(article)"
    }

    package func mentions(_ handle: String) -> Bool {
        classes[handle] != nil || apart[handle] != nil || groups[handle] != nil
    }

    /// All that are one with a handle, itself included; empty where nobody said anything.
    package func same(as handle: String) -> [String] { classes[handle].map { $0.sorted() } ?? [] }

    /// All that the handle is not.
    package func apart(from handle: String) -> Set<String> { apart[handle] ?? [] }

    func group(of handle: String) -> String? { groups[handle] }
}
