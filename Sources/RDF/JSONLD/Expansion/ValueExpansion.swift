extension ActiveContext {
    /// Value Expansion (JSON-LD 1.1 Processing Algorithms, section 5.3): a scalar as a value object, or as
    /// the node that it names.
    ///
    /// - Parameter definition: that of the active property.
    func expandValue(_ value: JSONValue, by definition: TermDefinition?) -> JSONObject {
        if let text = value.string, let type = definition?.type, type == "@id" || type == "@vocab" {
            let iri = expandIRI(text, documentRelative: true, vocabulary: type == "@vocab")
            return JSONObject("@id", iri.map { .string($0) } ?? .null)
        }
        var result = JSONObject("@value", value)
        if let type = definition?.type, !["@id", "@vocab", "@none"].contains(type) {
            result["@type"] = .string(type)
        } else if value.string != nil {
            let language = (definition?.language ?? .none).or(defaultLanguage)
            if let language { result["@language"] = .string(language) }
            let direction = (definition?.direction ?? .none).or(defaultDirection)
            if let direction { result["@direction"] = .string(direction) }
        }
        return result
    }
}
