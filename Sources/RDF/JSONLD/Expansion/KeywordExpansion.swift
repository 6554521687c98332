/// Expansion of the members whose keys are keywords (JSON-LD 1.1 Processing Algorithms, section 5.1, step
/// 13.4).
extension Expansion {
    func expandKeyword(
        _ keyword: String, _ value: JSONValue, into node: inout ExpandedNode
    ) throws(JSONLDError) {
        try checkNotReverse(node, keyword)
        let is10 = contexts.mode == .version10
        if is10, keyword == "@included" || keyword == "@direction" { return }
        if node.result.contains(keyword), is10 || keyword != "@included" && keyword != "@type" {
            throw JSONLDError(.collidingKeywords, "there is \(keyword) already, under another name")
        }
        switch keyword {
        case "@id": node.result[keyword] = try id(value, in: node.active)
        case "@type": try addTypes(value, to: &node)
        case "@graph":
            let graph = try expand(value, under: ActiveProperty(keyword), in: node.active)
            node.result[keyword] = .array(graph?.items ?? [])
        case "@included": try addIncluded(value, to: &node)
        case "@value": node.result[keyword] = try literal(value, in: node)
        case "@language":
            guard let language = text(value, if: { $0.string != nil }) else {
                throw JSONLDError(.invalidLanguageTaggedString, "@language is a language tag")
            }
            node.result[keyword] = language
        case "@direction":
            guard let direction = text(value, if: { $0 == "ltr" || $0 == "rtl" }) else {
                throw JSONLDError(.invalidBaseDirection, "@direction is \"ltr\" or \"rtl\"")
            }
            node.result[keyword] = direction
        case "@index":
            guard value.string != nil else { throw JSONLDError(.invalidIndexValue, "@index is a string") }
            node.result[keyword] = value
        case "@list":
            guard node.property != nil, node.property != "@graph" else { return }
            let list = try expand(value, under: node.activeProperty, in: node.active)
            node.result[keyword] = .array(list?.items ?? [])
        case "@set":
            if let set = try expand(value, under: node.activeProperty, in: node.active) {
                node.result[keyword] = set
            }
        case "@reverse": try addReverse(value, to: &node)
        case "@default" where isFrame: node.result[keyword] = try defaultValue(value, node)
        case "@embed", "@explicit", "@omitDefault", "@requireAll":
            // Flags are for the framing algorithm, which takes them as they stand.
            if isFrame { node.result[keyword] = value }
        default: break
        }
    }

    /// Step 13.4.3.
    private func id(_ value: JSONValue, in active: ActiveContext) throws(JSONLDError) -> JSONValue {
        func expanded(_ text: String) -> JSONValue {
            active.expandIRI(text, documentRelative: true, vocabulary: false).map { .string($0) } ?? .null
        }
        if let text = value.string { return isFrame ? [expanded(text)] : expanded(text) }
        if isFrame {
            if value.object?.isEmpty == true { return [value] }
            if let items = value.array {
                if items == [[:]] { return value }
                let ids = items.compactMap(\.string)
                if ids.count == items.count { return .array(ids.map(expanded)) }
            }
        }
        throw JSONLDError(.invalidIDValue, "@id is an IRI, compact or relative maybe")
    }

    /// Step 13.4.4.
    private func addTypes(_ value: JSONValue, to node: inout ExpandedNode) throws(JSONLDError) {
        var types: [JSONValue] = []
        for item in value.items { if let type = try type(item, in: node.typeScoped) { types.append(type) } }
        if var known = node.result.take("@type") {
            known.append(contentsOf: types)
            node.result["@type"] = known
        } else if value.array != nil {
            node.result["@type"] = .array(types)
        } else if let type = types.first {
            node.result["@type"] = type
        }
    }

    private func type(_ value: JSONValue, in active: ActiveContext) throws(JSONLDError) -> JSONValue? {
        if let text = value.string {
            return active.expandIRI(text, documentRelative: true).map { .string($0) }
        }
        if isFrame, let object = value.object {
            if object.isEmpty { return value }
            if object.count == 1, let defaults = object["@default"] {
                var types: [JSONValue] = []
                for item in defaults.items {
                    guard item.string != nil, let type = try type(item, in: active) else {
                        throw JSONLDError(.invalidTypeValue, "the default of @type is an IRI")
                    }
                    types.append(type)
                }
                return ["@default": .array(types)]
            }
        }
        throw JSONLDError(.invalidTypeValue, "@type is an IRI, or an array of them")
    }

    /// Step 13.4.6.
    private func addIncluded(_ value: JSONValue, to node: inout ExpandedNode) throws(JSONLDError) {
        let expanded = try expand(value, under: nil, in: node.active)
        guard let items = expanded?.items, items.allSatisfy({ $0.object?.isNodeObject == true }) else {
            throw JSONLDError(.invalidIncludedValue, "@included has nodes only")
        }
        var included = node.result.take("@included") ?? []
        included.append(contentsOf: items)
        node.result["@included"] = included
    }

    /// Step 13.4.7.
    private func literal(_ value: JSONValue, in node: ExpandedNode) throws(JSONLDError) -> JSONValue {
        if node.isJSON { try contexts.refuse("@json", as: .invalidValueObjectValue) }
        if value == .null { return value }
        if isFrame, !node.isJSON {
            if value.object?.isEmpty == true || value.isScalar { return [value] }
            if let items = value.array, items == [[:]] || items.allSatisfy(\.isScalar) { return value }
        }
        guard value.isScalar || node.isJSON else {
            throw JSONLDError(.invalidValueObjectValue, "@value is a string, a number, true, false or null")
        }
        return value
    }

    /// Steps 13.4.8 and 13.4.9; `nil` for what is not valid.
    private func text(_ value: JSONValue, if isValid: (JSONValue) -> Bool) -> JSONValue? {
        guard isFrame else { return isValid(value) ? value : nil }
        if value.object?.isEmpty == true || isValid(value) { return [value] }
        guard let items = value.array, items == [[:]] || items.allSatisfy({ $0.string != nil }) else {
            return nil
        }
        return value
    }

    /// Step 13.4.13.
    private func addReverse(_ value: JSONValue, to node: inout ExpandedNode) throws(JSONLDError) {
        guard value.object != nil else {
            throw JSONLDError(.invalidReverseValue, "@reverse is an object of properties")
        }
        guard let expanded = try expand(value, under: ActiveProperty("@reverse"), in: node.active)?.object
        else { return }
        for member in expanded {
            if member.key == "@reverse" {
                // Reversed twice.
                for property in member.value.object ?? JSONObject() {
                    node.result.add(property.value, to: property.key, asArray: true)
                }
            } else {
                try addReverse(member.value, to: member.key, of: &node)
            }
        }
    }

    /// Adds to the reverse map.
    func addReverse(
        _ values: JSONValue, to property: String, of node: inout ExpandedNode
    ) throws(JSONLDError) {
        var map = node.result.take("@reverse")?.object ?? JSONObject()
        for item in values.items {
            if let object = item.object, object.isValueObject || object.isListObject {
                throw JSONLDError(.invalidReversePropertyValue, "what a reverse property leads to is a node")
            }
            map.add(item, to: property, asArray: true)
        }
        node.result["@reverse"] = .object(map)
    }

    /// Step 13.4.15, for `@default`, in which nothing is a frame.
    private func defaultValue(_ value: JSONValue, _ node: ExpandedNode) throws(JSONLDError) -> JSONValue {
        let plain = Expansion(contexts: contexts, isFrame: false, ordered: ordered, baseURL: baseURL)
        let expanded = try plain.expand(value, under: node.activeProperty, in: node.active)
        return .array(expanded?.items ?? [])
    }
}
