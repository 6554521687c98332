/// The prefixes that a writer may use.
public struct PrefixMap: Sendable, Hashable {
    /// Longest IRI first, so that the first that fits is the nearest.
    private let byLength: [Namespace]

    /// - Parameter namespaces: of two with the same prefix, the first counts.
    public init(_ namespaces: [Namespace] = []) {
        var seen = Set<Prefix>()
        byLength = namespaces.filter { seen.insert($0.prefix).inserted }.sorted {
            let (a, b) = ($0.iri.string.utf8.count, $1.iri.string.utf8.count)
            return a != b ? a > b : $0.prefix < $1.prefix
        }
    }

    /// Every namespace, by prefix.
    public var namespaces: [Namespace] { byLength.sorted { $0.prefix < $1.prefix } }

    /// The longest IRI first.
    var nearestFirst: [Namespace] { byLength }

    var count: Int { byLength.count }

    func contains(_ namespace: Namespace) -> Bool { byLength.contains(namespace) }

    /// The nearest namespace that an IRI lies in, where the rest of the IRI is a name that `accepts` takes.
    package func split(_ iri: IRI, accepts: (Substring) -> Bool) -> (namespace: Namespace, name: Substring)? {
        let text = iri.string
        for namespace in byLength {
            let start = namespace.iri.string.utf8
            guard text.utf8.starts(with: start) else { continue }
            let name = text[text.utf8.index(text.startIndex, offsetBy: start.count)...]
            if accepts(name) { return (namespace, name) }
        }
        return nil
    }
}
