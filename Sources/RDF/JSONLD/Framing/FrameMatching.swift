/// The Frame Matching Algorithm (JSON-LD 1.1 Framing, section 4.2).
struct FrameMatching {
    let graph: NodeMap.Graph
    /// The require all flag.
    let requireAll: Bool
    let budget: FramingBudget

    /// Whether a node is what a frame asks for.
    func matches(_ node: Node, _ frame: JSONObject) throws(JSONLDError) -> Bool {
        try budget.compare()
        var hasProperties = false
        var matchesSome = false
        if let ids = frame["@id"]?.items {
            guard Self.isWildcard(ids) || ids.contains(.string(node.id)) else { return false }
            (hasProperties, matchesSome) = (true, true)
        }
        if let types = frame["@type"]?.items {
            guard matchesType(node, types) else { return false }
            (hasProperties, matchesSome) = (true, true)
        }
        if matchesSome, !requireAll { return true }
        for member in frame where !Keyword.contains(member.key) {
            hasProperties = true
            let values = node.values(of: member.key)
            let patterns = member.value.items
            if values.isEmpty, patterns.first?.object?.contains("@default") == true { continue }
            if !values.isEmpty, patterns.isEmpty { return false }
            let isMatch = patterns.isEmpty ? true : try matches(values, patterns)
            if !isMatch, requireAll { return false }
            matchesSome = matchesSome || isMatch
        }
        return !hasProperties || matchesSome
    }

    private func matchesType(_ node: Node, _ types: [JSONValue]) -> Bool {
        if types.isEmpty { return node.types.isEmpty }
        if types.contains(where: { $0.object?.contains("@default") == true }) { return true }
        return Self.isWildcard(types)
            ? !node.types.isEmpty : types.contains(where: node.types.values.contains)
    }

    /// Whether one of the values is what one of the patterns asks for.
    private func matches(
        _ values: [JSONValue], _ patterns: [JSONValue]
    ) throws(JSONLDError) -> Bool {
        if Self.isWildcard(patterns) { return !values.isEmpty }
        for case .object(let pattern) in patterns where try matches(values, pattern) { return true }
        return false
    }

    private func matches(_ values: [JSONValue], _ pattern: JSONObject) throws(JSONLDError) -> Bool {
        if let item = pattern["@list"] {
            let items = values.lazy.compactMap { $0.object?["@list"] }.flatMap(\.items)
            return try matches(Array(items), item.items)
        }
        if pattern.contains("@value") {
            return values.contains { $0.object.map { Self.value($0, matches: pattern) } ?? false }
        }
        for value in values {
            guard let id = value.object?["@id"]?.string, let node = graph.node(id) else { continue }
            if try matches(node, pattern) { return true }
        }
        return false
    }

    /// Value Pattern Matching (section 4.3); what is no value pattern, and no node pattern, takes all.
    static func value(_ value: JSONObject, matches pattern: JSONObject) -> Bool {
        guard value.isValueObject else { return false }
        func isMatch(_ key: String, _ normalize: (JSONValue) -> JSONValue = { $0 }) -> Bool {
            let wanted = pattern[key]?.items ?? []
            guard let own = value[key] else { return wanted.isEmpty }
            return isWildcard(wanted) || wanted.lazy.map(normalize).contains(normalize(own))
        }
        let keys = ["@value", "@type", "@language"]
        if keys.allSatisfy({ pattern[$0]?.items.isEmpty ?? true }) { return true }
        return isMatch("@value") && isMatch("@type")
            && isMatch("@language") { $0.string.map { .string($0.lowercased()) } ?? $0 }
    }

    /// Whether patterns are one empty object, flags apart.
    private static func isWildcard(_ patterns: [JSONValue]) -> Bool {
        guard patterns.count == 1, let object = patterns[0].object else { return false }
        let flags: Set = ["@default", "@embed", "@explicit", "@omitDefault", "@requireAll"]
        return object.allSatisfy { flags.contains($0.key) }
    }

    /// Step 1 of the Framing Algorithm.
    static func validate(_ frame: JSONObject) throws(JSONLDError) {
        for id in frame["@id"]?.items ?? [] {
            guard id.object?.isEmpty == true || isIRI(id) else {
                throw JSONLDError(.invalidFrame, "a frame's @id is {}, an IRI, or an array of IRIs")
            }
        }
        for type in frame["@type"]?.items ?? [] {
            guard type.object.map({ $0.isEmpty || $0.contains("@default") }) ?? isIRI(type) else {
                throw JSONLDError(
                    .invalidFrame, "a frame's @type is {}, a default, an IRI, or an array of IRIs")
            }
        }
    }

    private static func isIRI(_ value: JSONValue) -> Bool {
        value.string.map { IRISyntax.hasForm($0) } ?? false
    }
}
