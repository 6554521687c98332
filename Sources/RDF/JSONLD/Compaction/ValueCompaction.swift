extension ActiveContext {
    /// Value Compaction (JSON-LD 1.1 Processing Algorithms, section 6.3).
    ///
    /// - Parameters:
    ///   - object: a value object, or a node with an identifier.
    ///   - definition: that of the active property.
    /// - Returns: what stands for it without a loss as a value of the property; `nil` if it must stay an
    ///   object.
    func compactValue(
        _ object: JSONObject, by definition: TermDefinition?
    ) throws(JSONLDError) -> JSONValue? {
        // An index that no map holds must stay.
        let hasIndex = object.contains("@index")
        guard !hasIndex || definition?.container.contains(.index) == true else { return nil }
        guard let value = object["@value"] else {
            guard object.count == (hasIndex ? 2 : 1), let id = object["@id"]?.string else { return nil }
            switch definition?.type {
            case "@id": return .string(try compactID(id))
            case "@vocab": return .string(try compactName(id))
            default: return nil
            }
        }
        if let type = object["@type"] {
            guard let own = definition?.type, type == .string(own) else { return nil }
            return value
        }
        guard definition?.type != "@none" else { return nil }
        guard value.string != nil else { return value }
        let language = (definition?.language ?? .none).or(defaultLanguage)
        let direction = (definition?.direction ?? .none).or(defaultDirection)
        let isSame =
            object["@language"]?.string?.lowercased() == language?.lowercased()
            && object["@direction"]?.string == direction
        return isSame ? value : nil
    }
}
