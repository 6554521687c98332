/// Expansion of the members whose keys are properties (JSON-LD 1.1 Processing Algorithms, section 5.1, steps
/// 13.5 to 13.14).
extension Expansion {
    func expandProperty(
        _ iri: String, _ property: ActiveProperty, _ value: JSONValue, into node: inout ExpandedNode
    ) throws(JSONLDError) {
        let container = property.container
        guard var value = try self.value(value, of: property, in: node.active) else { return }
        if container.contains(.list), value.object?.isListObject != true {
            value = ["@list": .array(value.items)]
        }
        if container.contains(.graph), container.isDisjoint(with: [.id, .index]) {
            value = .array(value.items.map { ["@graph": .array($0.items)] })
        }
        if property.definition?.isReverse == true {
            try addReverse(value, to: iri, of: &node)
        } else {
            node.result.add(value, to: iri, asArray: true)
        }
    }

    /// Steps 13.6 to 13.9.
    private func value(
        _ value: JSONValue, of property: ActiveProperty, in active: ActiveContext
    ) throws(JSONLDError) -> JSONValue? {
        if let definition = property.definition {
            if definition.type == "@json" { return ["@value": value, "@type": "@json"] }
            if let map = value.object {
                if definition.container.contains(.language) {
                    return try languageMap(map, definition, in: active)
                }
                if !definition.container.isDisjoint(with: [.index, .type, .id]) {
                    return try indexMap(map, of: property.name, definition, in: active)
                }
            }
        }
        return try expand(value, under: property, in: active)
    }

    /// Step 13.7.
    private func languageMap(
        _ map: JSONObject, _ definition: TermDefinition, in active: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        let direction = definition.direction.or(active.defaultDirection)
        var result: [JSONValue] = []
        for member in map.members(sorted: ordered) {
            let hasLanguage = active.expandIRI(member.key) != "@none"
            for item in member.value.items where item != .null {
                guard item.string != nil else {
                    throw JSONLDError(
                        .invalidLanguageMapValue, "under a language stand strings", path: [member.key])
                }
                var value: JSONObject = JSONObject()
                value["@value"] = item
                if hasLanguage { value["@language"] = .string(member.key) }
                if let direction { value["@direction"] = .string(direction) }
                result.append(.object(value))
            }
        }
        return .array(result)
    }

    /// Step 13.8.
    private func indexMap(
        _ map: JSONObject, of key: String, _ definition: TermDefinition, in active: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        let container = definition.container
        var result: [JSONValue] = []
        for member in map.members(sorted: ordered) {
            var context = active
            if !container.isDisjoint(with: [.id, .type]), let previous = active.previous {
                context = previous
            }
            if container.contains(.type), let scope = context.term(member.key) {
                context = try contexts.scoped(context, by: scope)
            }
            do throws(JSONLDError) {
                let items = JSONValue.array(member.value.items)
                let values = try expand(items, under: context.property(key), in: context, fromMap: true)
                for value in values?.items ?? [] {
                    result.append(.object(try indexed(value, by: member.key, definition, in: active)))
                }
            } catch {
                throw error.under(member.key)
            }
        }
        return .array(result)
    }

    /// Step 13.8.3.7: an item with the key that it stands under in it.
    private func indexed(
        _ value: JSONValue, by index: String, _ definition: TermDefinition, in active: ActiveContext
    ) throws(JSONLDError) -> JSONObject {
        let container = definition.container
        var item = value.object ?? JSONObject()
        if container.contains(.graph), !item.isGraphObject {
            item = JSONObject()
            item["@graph"] = [value]
        }
        guard let expanded = active.expandIRI(index), expanded != "@none" else { return item }
        if container.contains(.index), let property = definition.index {
            let key = active.expandIRI(property) ?? property
            let own = JSONValue.object(active.expandValue(.string(index), by: active.term(property)))
            item[key] = .array([own] + (item[key]?.items ?? []))
            guard !item.isValueObject else {
                throw JSONLDError(.invalidValueObject, "a value cannot be indexed by a property")
            }
        } else if container.contains(.index) {
            if !item.contains("@index") { item["@index"] = .string(index) }
        } else if container.contains(.id) {
            if !item.contains("@id") {
                let id = active.expandIRI(index, documentRelative: true, vocabulary: false)
                item["@id"] = id.map { .string($0) } ?? .null
            }
        } else if container.contains(.type) {
            item["@type"] = .array([.string(expanded)] + (item["@type"]?.items ?? []))
        }
        return item
    }
}
