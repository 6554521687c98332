/// Expansion (JSON-LD 1.1 Processing Algorithms, section 5.1).
final class Expansion {
    let contexts: ContextProcessing
    /// Whether frames are expanded, which allow more than documents do.
    let isFrame: Bool
    let ordered: Bool
    /// What relative IRIs of contexts in the document are resolved against.
    let baseURL: IRIBase?
    private var depth = Depth(limit: Depth.maximum)

    init(contexts: ContextProcessing, isFrame: Bool, ordered: Bool, baseURL: IRIBase?) {
        self.contexts = contexts
        self.isFrame = isFrame
        self.ordered = ordered
        self.baseURL = baseURL
    }

    /// Expands an element.
    ///
    /// - Parameters:
    ///   - property: the active property.
    ///   - fromMap: whether the element is an item of a map by index, identifier or type.
    /// - Returns: `nil` for what says nothing.
    func expand(
        _ element: JSONValue, under property: ActiveProperty?, in active: ActiveContext, fromMap: Bool = false
    ) throws(JSONLDError) -> JSONValue? {
        try depth.enter()
        defer { depth.leave() }
        switch element {
        case .null: return nil
        case .boolean, .number, .string: return try expandScalar(element, under: property, in: active)
        case .array(let items): return try expandArray(items, under: property, in: active, fromMap: fromMap)
        case .object(let object):
            return try expandObject(object, under: property, in: active, fromMap: fromMap)
        }
    }

    /// Step 4.
    private func expandScalar(
        _ element: JSONValue, under property: ActiveProperty?, in active: ActiveContext
    ) throws(JSONLDError) -> JSONValue? {
        guard let property, property.name != "@graph" else { return nil }
        guard let scope = property.definition, scope.localContext != nil else {
            return .object(active.expandValue(element, by: property.definition))
        }
        let scoped = try contexts.scoped(active, by: scope, overrideProtected: true)
        return .object(scoped.expandValue(element, by: scoped.term(property.name)))
    }

    /// Step 5.
    private func expandArray(
        _ items: [JSONValue], under property: ActiveProperty?, in active: ActiveContext, fromMap: Bool
    ) throws(JSONLDError) -> JSONValue {
        let isList = property?.container.contains(.list) ?? false
        var result: [JSONValue] = []
        result.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            do throws(JSONLDError) {
                switch try expand(item, under: property, in: active, fromMap: fromMap) {
                case nil: break
                case .array(let values)?:
                    if isList { result.append(["@list": .array(values)]) } else { result += values }
                case let value?: result.append(value)
                }
            } catch {
                throw error.under(String(index))
            }
        }
        return .array(result)
    }

    // MARK: - Objects

    /// Steps 7 to 20.
    private func expandObject(
        _ object: JSONObject, under property: ActiveProperty?, in active: ActiveContext, fromMap: Bool
    ) throws(JSONLDError) -> JSONValue? {
        var active = active
        if let previous = active.previous, !fromMap, Self.isNewNode(object, in: active) { active = previous }
        if let scope = property?.definition {
            active = try contexts.scoped(active, by: scope, overrideProtected: true)
        }
        if let local = object["@context"] {
            active = try contexts.embedded(active, by: local, base: baseURL)
        }
        var node = ExpandedNode(active: active, typeScoped: active, property: property?.name)
        try applyTypes(of: object, to: &node)
        try expandMembers(of: object, into: &node)
        return try finish(node)
    }

    /// Step 7: whether this is neither a value nor a mere reference.
    private static func isNewNode(_ object: JSONObject, in active: ActiveContext) -> Bool {
        if object.count == 1, object.allSatisfy({ active.keyword($0.key) == "@id" }) { return false }
        return !object.contains { active.keyword($0.key) == "@value" }
    }

    /// Steps 11 and 12: the contexts of the node's types.
    private func applyTypes(of object: JSONObject, to node: inout ExpandedNode) throws(JSONLDError) {
        let typeScoped = node.typeScoped
        let keys = object.members.filter { typeScoped.isTypeKey($0.key) }
        node.inputContext = typeScoped
        guard typeScoped.hasScopedContexts else {
            node.inputType = keys.min { ExactString($0.key) < ExactString($1.key) }?.value.items.last?.string
            return
        }
        let members = keys.count > 1 ? keys.sorted { ExactString($0.key) < ExactString($1.key) } : keys
        for member in members {
            let types = member.value.items.compactMap(\.string)
            for type in types.count > 1 ? types.sorted(by: { ExactString($0) < ExactString($1) }) : types {
                guard let definition = typeScoped.terms[type], definition.localContext != nil else {
                    continue
                }
                node.active = try contexts.scoped(node.active, by: definition, propagate: false)
            }
        }
        node.inputType = members.first?.value.items.last?.string
        node.inputContext = node.active
    }

    /// Steps 13 and 14, for the node itself and for what is nested in it.
    func expandMembers(of object: JSONObject, into node: inout ExpandedNode) throws(JSONLDError) {
        var nests: [JSONObject.Member] = []
        for member in object.members(sorted: ordered) where member.key != "@context" {
            let meaning = node.active.meaning(of: member.key)
            do throws(JSONLDError) {
                switch meaning.kind {
                case .ignored: break
                case .nest:
                    try checkNotReverse(node, meaning.iri)
                    nests.append(member)
                case .keyword: try expandKeyword(meaning.iri, member.value, into: &node)
                case .property: try expandProperty(meaning.iri, meaning.property, member.value, into: &node)
                }
            } catch {
                throw error.under(member.key)
            }
        }
        for nest in nests {
            do throws(JSONLDError) { try expandNest(nest, into: &node) } catch { throw error.under(nest.key) }
        }
    }

    /// Step 14.
    private func expandNest(
        _ nest: JSONObject.Member, into node: inout ExpandedNode
    ) throws(JSONLDError) {
        try depth.enter()
        defer { depth.leave() }
        for value in nest.value.items {
            guard let object = value.object,
                !object.contains(where: { node.active.keyword($0.key) == "@value" })
            else {
                throw JSONLDError(.invalidNestValue, "what is nested is an object of properties")
            }
            let active = node.active
            if let scope = active.term(nest.key) {
                node.active = try contexts.scoped(active, by: scope, overrideProtected: true)
            }
            try expandMembers(of: object, into: &node)
            node.active = active
        }
    }

    func checkNotReverse(_ node: ExpandedNode, _ keyword: String) throws(JSONLDError) {
        guard node.property != "@reverse" else {
            throw JSONLDError(.invalidReversePropertyMap, "\(keyword) among reverse properties")
        }
    }

    // MARK: - The whole object

    /// Steps 15 to 19.
    private func finish(_ node: ExpandedNode) throws(JSONLDError) -> JSONValue? {
        var result = node.result
        var value: JSONValue?
        if result.contains("@value") {
            guard try isValue(result) else { return nil }
        } else if let types = result["@type"] {
            if types.array == nil { result["@type"] = .array([types]) }
        } else if result.contains("@set") || result.contains("@list") {
            guard result.count == (result.contains("@index") ? 2 : 1) else {
                throw JSONLDError(
                    .invalidSetOrListObject, "a set or list has nothing but its items and an index")
            }
            value = result["@set"]
        }
        if let value { return value }
        if result.count == 1, result.contains("@language") { return nil }
        if node.property == nil || node.property == "@graph" {
            let isFloating =
                result.isEmpty || result.contains("@value") || result.contains("@list")
                || !isFrame && result.count == 1 && result.contains("@id")
            if isFloating { return nil }
        }
        return .object(result)
    }

    private static let valueEntries: Set = ["@direction", "@index", "@language", "@type", "@value"]

    /// Step 15: whether a value object says something.
    private func isValue(_ object: JSONObject) throws(JSONLDError) -> Bool {
        let hasText = object.contains("@language") || object.contains("@direction")
        guard object.allSatisfy({ Self.valueEntries.contains($0.key) }),
            !hasText || !object.contains("@type")
        else {
            throw JSONLDError(
                .invalidValueObject, "beside @value stand @type, or @language and @direction, and @index")
        }
        let type = object["@type"]
        if type == "@json" { return true }
        guard let value = object["@value"], value != .null, value != [] else { return false }
        if isFrame { return true }
        guard value.string != nil || !object.contains("@language") else {
            throw JSONLDError(.invalidLanguageTaggedValue, "only a string can have a language")
        }
        if let type {
            guard let iri = type.string, IRISyntax.hasForm(iri) else {
                throw JSONLDError(.invalidTypedValue, "the type of a value is one IRI")
            }
        }
        return true
    }
}

/// A node while its members are expanded.
struct ExpandedNode {
    /// The active context.
    var active: ActiveContext
    /// The context before those of the node's types.
    let typeScoped: ActiveContext
    /// The active property.
    let property: String?
    /// The first type as given, and the context that it is expanded in.
    var inputType: String?
    var inputContext: ActiveContext
    var result = JSONObject()

    /// The active property, looked up in the active context.
    var activeProperty: ActiveProperty? { property.map { active.property($0) } }

    /// Whether the node's values are JSON as they stand.
    var isJSON: Bool { inputType.map { inputContext.expandIRI($0) == "@json" } ?? false }

    init(active: ActiveContext, typeScoped: ActiveContext, property: String?) {
        self.active = active
        self.typeScoped = typeScoped
        inputContext = active
        self.property = property
    }
}
