/// What is done to framed nodes before and after they are compacted (JSON-LD 1.1 Framing, section 5.1).
enum FramingCleanup {
    /// The nodes without the identifiers of blank nodes that are not referred to.
    static func pruned(_ results: [JSONValue]) -> [JSONValue] {
        var counts: [ExactString: Int] = [:]
        for result in results { count(result, in: &counts) }
        return results.map { pruned($0, counts) }
    }

    private static func count(_ value: JSONValue, in counts: inout [ExactString: Int]) {
        switch value {
        case .array(let items): for item in items { count(item, in: &counts) }
        case .object(let object):
            if object.isValueObject { return }
            for member in object {
                if member.key == "@id" || member.key == "@type" {
                    for case .string(let text) in member.value.items where text.isBlankNodeIdentifier {
                        counts[ExactString(text), default: 0] += 1
                    }
                } else {
                    count(member.value, in: &counts)
                }
            }
        case .null, .boolean, .number, .string: break
        }
    }

    private static func pruned(_ value: JSONValue, _ counts: [ExactString: Int]) -> JSONValue {
        switch value {
        case .array(let items): return .array(items.map { pruned($0, counts) })
        case .object(let object):
            if object.isValueObject { return value }
            var result = JSONObject()
            for member in object {
                if member.key == "@id", let id = member.value.string, counts[id] == 1 { continue }
                result[member.key] = pruned(member.value, counts)
            }
            return .object(result)
        case .null, .boolean, .number, .string: return value
        }
    }

    /// The compacted nodes with null in place of `@null`.
    static func withNulls(_ value: JSONValue) -> JSONValue {
        switch value {
        case "@null": return .null
        case .array(let items):
            let result = items.map { withNulls($0) }
            return .array(result == [.null] ? [] : result)
        case .object(let object):
            return .object(
                JSONObject(object.lazy.map { JSONObject.Member(key: $0.key, value: withNulls($0.value)) }))
        case .null, .boolean, .number, .string: return value
        }
    }
}
