/// RDF to Object Conversion (JSON-LD 1.1 Processing Algorithms, section 8.5), for literals.
struct LiteralConversion {
    let options: JSONLDOptions

    /// A literal as a value object.
    func object(_ literal: Literal) throws(JSONLDError) -> JSONObject {
        var object = JSONObject("@value", .string(literal.lexical))
        if let language = literal.language {
            object["@language"] = .string(language)
            if let direction = literal.direction { object["@direction"] = .string(direction.rawValue) }
        } else if literal.datatype == Known.string {
            return object
        } else if literal.datatype == Known.json {
            object["@value"] = try json(literal.lexical)
            object["@type"] = "@json"
        } else if options.useNativeTypes, let native = Self.native(literal) {
            object["@value"] = native
        } else if options.rdfDirection == .i18nDatatype, let parts = Self.i18n(literal.datatype) {
            if !parts.language.isEmpty { object["@language"] = .string(parts.language) }
            object["@direction"] = .string(parts.direction)
        } else {
            object["@type"] = .string(literal.datatype.string)
        }
        return object
    }

    private func json(_ lexical: String) throws(JSONLDError) -> JSONValue {
        do throws(SyntaxError) {
            return try JSONValue(parsing: lexical)
        } catch {
            throw JSONLDError(.invalidJSONLiteral, error.description)
        }
    }

    /// A literal as JSON's own type.
    private static func native(_ literal: Literal) -> JSONValue? {
        let lexical = literal.lexical
        switch literal.datatype {
        case Known.boolean:
            let values: [String: JSONValue] = ["true": true, "1": true, "false": false, "0": false]
            return values[lexical]
        case Known.integer, Known.double:
            let allowed = literal.datatype == Known.integer ? integer : double
            guard lexical.utf8.allSatisfy({ allowed.contains($0) }), let value = Double(lexical),
                value.isFinite
            else { return nil }
            if let number = try? JSONValue(parsing: lexical) { return number }
            // Such as +1, 01, .5 and 1., which are no JSON.
            return JSONNumber(value).map { .number($0) }
        default: return nil
        }
    }

    private static let integer = Set("0123456789+-".utf8)
    private static let double = integer.union(".eE".utf8)

    /// Language and base direction, where a datatype holds them.
    private static func i18n(_ datatype: IRI) -> (language: String, direction: String)? {
        guard datatype.string.utf8.starts(with: Known.i18n.utf8) else { return nil }
        let parts = datatype.string.dropFirst(Known.i18n.utf8.count).split(
            separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
}
