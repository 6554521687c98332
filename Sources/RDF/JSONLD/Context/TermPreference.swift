/// What the best term for a value has for container, and for datatype or language (section 6.2, step 4).
struct TermPreference {
    var containers: [Container] = []
    var kind = InverseContext.Kind.language
    /// In order of preference.
    private(set) var values: [String] = []

    init(_ value: JSONValue?, reverse: Bool, in context: ActiveContext) throws(JSONLDError) {
        let object = value?.object
        let hasIndex = object?.contains("@index") ?? false
        var wanted = "@null"
        if let object, hasIndex, !object.isGraphObject { containers += [.index, [.index, .set]] }
        if reverse {
            (kind, wanted) = (.type, "@reverse")
            containers.append(.set)
        } else if let object, let list = object["@list"] {
            if !hasIndex { containers.append(.list) }
            (kind, wanted) = Self.common(list.items, in: context)
        } else if let object, object.isGraphObject {
            (kind, wanted) = (.type, "@id")
            containers += Self.containers(ofGraph: object)
        } else {
            if let object, object.isValueObject {
                if !hasIndex, let key = Self.language(of: object) {
                    wanted = key
                    containers += [.language, [.language, .set]]
                } else if let type = object["@type"]?.string {
                    (kind, wanted) = (.type, type)
                }
            } else {
                (kind, wanted) = (.type, "@id")
                containers += [.id, [.id, .set], .type, [.type, .set]]
            }
            containers.append(.set)
        }
        containers.append([])
        if context.mode == .version11 {
            if !hasIndex { containers += [.index, [.index, .set]] }
            if let object, object.count == 1, object.isValueObject {
                containers += [.language, [.language, .set]]
            }
        }
        values = try Self.values(wanted, object, in: context)
        if let list = object?["@list"], list == [] { kind = .any }
    }

    /// Steps 4.16 to 4.20.
    private static func values(
        _ wanted: String, _ object: JSONObject?, in context: ActiveContext
    ) throws(JSONLDError) -> [String] {
        var values: [String] = wanted == "@reverse" ? ["@reverse"] : []
        if wanted == "@id" || wanted == "@reverse", let id = object?["@id"]?.string {
            let isTerm =
                context.inverse.contains(id)
                ? context.terms[try context.compactName(id)]?.iri == id : false
            values += isTerm ? ["@vocab", "@id", "@none"] : ["@id", "@vocab", "@none"]
        } else {
            values += [wanted, "@none"]
        }
        values.append("@any")
        if let underscore = wanted.utf8.firstIndex(of: UInt8(ascii: "_")) {
            values.append(String(wanted[underscore...]))
        }
        return values
    }

    /// The key of a value's language and direction.
    private static func language(of object: JSONObject) -> String? {
        InverseContext.key(object["@language"]?.string, object["@direction"]?.string)
    }

    /// Step 4.8.
    private static func containers(ofGraph object: JSONObject) -> [Container] {
        let byIndex: [Container] = [[.graph, .index], [.graph, .index, .set]]
        let byID: [Container] = [[.graph, .id], [.graph, .id, .set]]
        let hasIndex = object.contains("@index")
        let hasID = object.contains("@id")
        return (hasIndex ? byIndex : []) + (hasID ? byID : []) + [.graph, [.graph, .set], .set]
            + (hasIndex ? [] : byIndex) + (hasID ? [] : byID) + [.index, [.index, .set]]
    }

    /// Step 4.7: what all items of a list have in common.
    private static func common(
        _ items: [JSONValue], in context: ActiveContext
    ) -> (InverseContext.Kind, String) {
        var language: String? =
            items.isEmpty
            ? InverseContext.key(context.defaultLanguage, context.defaultDirection) ?? "@none" : nil
        var type: String?
        for item in items {
            var itemLanguage = "@none"
            var itemType = "@none"
            let isValue = item.object?.isValueObject ?? false
            if let object = item.object, isValue {
                if let key = Self.language(of: object) {
                    itemLanguage = key
                } else if let type = object["@type"]?.string {
                    itemType = type
                } else {
                    itemLanguage = "@null"
                }
            } else {
                itemType = "@id"
            }
            if language == nil {
                language = itemLanguage
            } else if language != itemLanguage, isValue {
                language = "@none"
            }
            if type == nil { type = itemType } else if type != itemType { type = "@none" }
            if language == "@none", type == "@none" { break }
        }
        if let type, type != "@none" { return (.type, type) }
        return (.language, language ?? "@none")
    }
}
