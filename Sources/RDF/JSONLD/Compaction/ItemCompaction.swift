/// Compaction of one value of a property (JSON-LD 1.1 Processing Algorithms, section 6.1, step 12.8).
extension Compaction {
    /// - Parameters:
    ///   - activeProperty: the item's active property.
    ///   - target: the nest result.
    func compactItem(
        _ item: JSONValue, as activeProperty: ActiveProperty, into target: inout JSONObject,
        in active: ActiveContext
    ) throws(JSONLDError) {
        let object = item.object ?? JSONObject()
        let name = activeProperty.name
        let container = activeProperty.container
        let property = ItemProperty(
            name: name, container: container,
            asArray: container.contains(.set) || name == "@graph" || name == "@list" || !compactArrays)
        if let list = object["@list"] {
            let compacted = try compact(list, under: activeProperty, in: active)
            try addList(compacted, of: object, to: property, of: &target, in: active)
        } else if object.isGraphObject, let graph = object["@graph"] {
            let compacted = try compact(graph, under: activeProperty, in: active)
            try addGraph(compacted, of: object, to: property, of: &target, in: active)
        } else if let definition = activeProperty.definition, container.hasMap, !container.contains(.graph) {
            let compacted = try compact(item, under: activeProperty, in: active)
            let (key, value) = try entry(compacted, of: object, definition, as: activeProperty, in: active)
            try add(value, under: key, to: property, of: &target, in: active)
        } else {
            property.add(try compact(item, under: activeProperty, in: active), to: &target)
        }
    }

    /// Step 12.8.7.
    private func addList(
        _ compacted: JSONValue, of object: JSONObject, to property: ItemProperty,
        of target: inout JSONObject, in active: ActiveContext
    ) throws(JSONLDError) {
        let items = JSONValue.array(compacted.items)
        if property.container.contains(.list) {
            target[property.name] = items
            return
        }
        var list = JSONObject()
        list.add(items, to: try active.compactName("@list"), asArray: true)
        if let index = object["@index"] { list.add(index, to: try active.compactName("@index")) }
        property.add(.object(list), to: &target)
    }

    /// Step 12.8.8.
    private func addGraph(
        _ compacted: JSONValue, of object: JSONObject, to property: ItemProperty,
        of target: inout JSONObject, in active: ActiveContext
    ) throws(JSONLDError) {
        let container = property.container
        var id = object["@id"]?.string
        if let full = id { id = try active.compactID(full) }
        if container.isSuperset(of: [.graph, .id]) {
            try add(compacted, under: id, to: property, of: &target, in: active)
        } else if container.isSuperset(of: [.graph, .index]), object.isSimpleGraphObject {
            try add(compacted, under: object["@index"]?.string, to: property, of: &target, in: active)
        } else if container.contains(.graph), object.isSimpleGraphObject {
            guard compacted.items.count > 1 else {
                property.add(compacted, to: &target)
                return
            }
            // As they are, they would be read as so many graphs.
            var included = JSONObject()
            included.add(compacted, to: try active.compactName("@included"), asArray: true)
            property.add(.object(included), to: &target)
        } else {
            var graph = JSONObject()
            graph.add(compacted, to: try active.compactName("@graph"), asArray: compacted.array != nil)
            if let id { graph.add(.string(id), to: try active.compactName("@id")) }
            if let index = object["@index"] { graph.add(index, to: try active.compactName("@index")) }
            property.add(.object(graph), to: &target)
        }
    }

    // MARK: - Maps

    /// Adds to the map that is the value of a property.
    private func add(
        _ value: JSONValue, under key: String?, to property: ItemProperty, of target: inout JSONObject,
        in active: ActiveContext
    ) throws(JSONLDError) {
        let none = try active.compactName("@none")
        var map = target.take(property.name)?.object ?? JSONObject()
        map.add(value, to: key ?? none, asArray: property.asArray)
        target[property.name] = .object(map)
    }

    /// Step 12.8.9: under which key of a map an item stands, and what is left of it then.
    private func entry(
        _ compacted: JSONValue, of object: JSONObject, _ definition: TermDefinition,
        as activeProperty: ActiveProperty,
        in active: ActiveContext
    ) throws(JSONLDError) -> (key: String?, value: JSONValue) {
        let container = definition.container
        if container.contains(.language), let value = object["@value"] {
            return (object["@language"]?.string, value)
        }
        if container.contains(.index), definition.index == nil {
            return (object["@index"]?.string, compacted)
        }
        guard var rest = compacted.object else { return (nil, compacted) }
        if container.contains(.index), let index = definition.index {
            // As the context has it, or as it compacts without a value.
            let name = try active.compactName(active.expandIRI(index) ?? index)
            let key = Self.takeFirst(of: rest.contains(index) ? index : name, from: &rest)
            return (key, .object(rest))
        }
        if container.contains(.id) {
            let id = rest.remove(try active.compactName("@id"))
            return (id?.string, .object(rest))
        }
        guard container.contains(.type) else { return (nil, compacted) }
        let key = Self.takeFirst(of: try active.compactName("@type"), from: &rest)
        // With its type gone, the node may be a mere reference now.
        if rest.count == 1, rest.allSatisfy({ active.keyword($0.key) == "@id" }), let id = object["@id"] {
            return (key, try compact(["@id": id], under: activeProperty, in: active))
        }
        return (key, .object(rest))
    }

    /// Takes the first value of a property out, if it can be a key.
    private static func takeFirst(of property: String, from object: inout JSONObject) -> String? {
        guard let values = object[property]?.items, let key = values.first?.string else { return nil }
        object.remove(property)
        object.add(.array(Array(values.dropFirst())), to: property)
        return key
    }
}

/// The property, compacted, that an item belongs to.
private struct ItemProperty {
    let name: String
    let container: Container
    /// Whether a single value stands in an array.
    let asArray: Bool

    func add(_ value: JSONValue, to target: inout JSONObject) {
        target.add(value, to: name, asArray: asArray)
    }
}

extension Container {
    /// Whether values stand in a map.
    fileprivate var hasMap: Bool { !isDisjoint(with: [.language, .index, .id, .type]) }
}
