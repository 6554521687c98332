/// Compaction (JSON-LD 1.1 Processing Algorithms, section 6.1).
final class Compaction {
    let contexts: ContextProcessing
    let compactArrays: Bool
    private let ordered: Bool
    /// Expansion makes up to four levels out of one: an array, a list or graph, its array, an object.
    private var depth = Depth(limit: 4 * Depth.maximum)

    init(contexts: ContextProcessing, compactArrays: Bool, ordered: Bool) {
        self.contexts = contexts
        self.compactArrays = compactArrays
        self.ordered = ordered
    }

    /// Compacts an element that is expanded.
    ///
    /// - Parameter property: the active property, compacted.
    func compact(
        _ element: JSONValue, under property: ActiveProperty?, in active: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        try depth.enter()
        defer { depth.leave() }
        switch element {
        case .null, .boolean, .number, .string: return element
        case .array(let items): return try compactArray(items, under: property, in: active)
        case .object(let object): return try compactObject(object, under: property, in: active)
        }
    }

    /// Step 3.
    private func compactArray(
        _ items: [JSONValue], under property: ActiveProperty?, in active: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        var result: [JSONValue] = []
        result.reserveCapacity(items.count)
        for item in items {
            let compacted = try compact(item, under: property, in: active)
            if compacted != .null { result.append(compacted) }
        }
        let isArray =
            result.count != 1 || !compactArrays || property?.name == "@graph" || property?.name == "@set"
            || property?.container.isDisjoint(with: [.list, .set]) == false
        return isArray ? .array(result) : result[0]
    }

    /// Steps 5 to 13.
    private func compactObject(
        _ object: JSONObject, under property: ActiveProperty?, in active: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        var active = active
        var property = property
        let isReference = object.count == 1 && object.contains("@id")
        let outer = active
        if let previous = active.previous, !object.isValueObject, !isReference { active = previous }
        if let scope = property?.definition {
            active = try contexts.scoped(active, by: scope, overrideProtected: true)
        }
        if active !== outer { property = property.map { active.property($0.name) } }
        if object.contains("@value") || object.contains("@id"),
            let value = try active.compactValue(object, by: property?.definition)
        {
            return value
        }
        if let list = object["@list"], property?.container.contains(.list) == true {
            return try compact(list, under: property, in: active)
        }
        var node = CompactedNode(active: active, typeScoped: active, property: property?.name)
        try applyTypes(of: object, to: &node)
        for member in object.members(sorted: ordered) { try compactMember(member, into: &node) }
        return .object(node.result)
    }

    /// Step 11: the contexts of the node's types.
    private func applyTypes(of object: JSONObject, to node: inout CompactedNode) throws(JSONLDError) {
        guard node.active.hasScopedContexts, let types = object["@type"] else { return }
        var names: [ExactString] = []
        for case .string(let type) in types.items {
            names.append(ExactString(try node.active.compactName(type)))
        }
        for name in names.sorted() {
            guard let definition = node.typeScoped.terms[name], definition.localContext != nil else {
                continue
            }
            node.active = try contexts.scoped(node.active, by: definition, propagate: false)
        }
    }

    // MARK: - Members

    /// Step 12, for one member.
    private func compactMember(
        _ member: JSONObject.Member, into node: inout CompactedNode
    ) throws(JSONLDError) {
        let active = node.active
        switch member.key {
        case "@id":
            let name = try active.compactName(member.key)
            node.result[name] = member.value
            if let id = member.value.string { node.result[name] = .string(try active.compactID(id)) }
        case "@type": try compactTypes(member.value, into: &node)
        case "@reverse": try compactReverse(member.value, into: &node)
        case "@index" where active.term(node.property)?.container.contains(.index) == true: break
        case "@direction", "@index", "@language", "@value":
            let name = try active.compactName(member.key)
            node.result[name] = member.value
        default: try compactProperty(member, into: &node)
        }
    }

    /// Step 12.2.
    private func compactTypes(_ types: JSONValue, into node: inout CompactedNode) throws(JSONLDError) {
        let alias = try node.active.compactName("@type")
        if let type = types.string {
            // That of a value object, which has one.
            node.result[alias] = .string(try node.typeScoped.compactName(type))
            return
        }
        var names: [JSONValue] = []
        for case .string(let type) in types.items {
            names.append(.string(try node.typeScoped.compactName(type)))
        }
        let container = node.active.term(alias)?.container ?? []
        let isSet = contexts.mode == .version11 && container.contains(.set)
        node.result.add(.array(names), to: alias, asArray: isSet || !compactArrays)
    }

    /// Step 12.3.
    private func compactReverse(_ value: JSONValue, into node: inout CompactedNode) throws(JSONLDError) {
        guard
            case .object(let properties) = try compact(
                value, under: ActiveProperty("@reverse"), in: node.active)
        else {
            return
        }
        var rest = JSONObject()
        for member in properties {
            guard let definition = node.active.term(member.key), definition.isReverse else {
                rest[member.key] = member.value
                continue
            }
            let isArray = definition.container.contains(.set) || !compactArrays
            node.result.add(member.value, to: member.key, asArray: isArray)
        }
        guard !rest.isEmpty else { return }
        let alias = try node.active.compactName("@reverse")
        node.result[alias] = .object(rest)
    }

    /// Steps 12.7 and 12.8.
    private func compactProperty(
        _ member: JSONObject.Member, into node: inout CompactedNode
    ) throws(JSONLDError) {
        let items = member.value.items
        let reverse = node.property == "@reverse"
        if items.isEmpty {
            let property = try node.active.compactProperty(member.key, for: [], reverse: reverse)
            var target = try node.takeTarget(of: property)
            target.object.add([], to: property.name, asArray: true)
            node.put(target)
        }
        for item in items {
            let property = try node.active.compactProperty(member.key, for: item, reverse: reverse)
            var target = try node.takeTarget(of: property)
            try compactItem(item, as: property, into: &target.object, in: node.active)
            node.put(target)
        }
    }
}

/// A node while its members are compacted.
struct CompactedNode {
    /// The active context.
    var active: ActiveContext
    /// The context before those of the node's types.
    let typeScoped: ActiveContext
    /// The active property.
    let property: String?
    var result = JSONObject()

    init(active: ActiveContext, typeScoped: ActiveContext, property: String?) {
        self.active = active
        self.typeScoped = typeScoped
        self.property = property
    }

    /// Where a property goes: the node itself, or the object that the property's term nests it in.
    struct Target {
        let nest: String?
        var object: JSONObject
    }

    /// The target of a property, taken out so that it can be changed in place.
    mutating func takeTarget(of property: ActiveProperty) throws(JSONLDError) -> Target {
        guard let nest = property.definition?.nest else {
            defer { result = JSONObject() }
            return Target(nest: nil, object: result)
        }
        guard active.keyword(nest) == "@nest" else {
            throw JSONLDError(
                .invalidNestValue, "\"\(nest)\", in which \"\(property.name)\" nests, is not @nest")
        }
        return Target(nest: nest, object: result.take(nest)?.object ?? JSONObject())
    }

    /// Puts the target back.
    mutating func put(_ target: Target) {
        if let nest = target.nest { result[nest] = .object(target.object) } else { result = target.object }
    }
}
