/// IRIs that were compacted before.
struct CompactedIRIs {
    var vocabulary: [ExactString: String] = [:]
    var document: [ExactString: String] = [:]
    var properties: [Property: ActiveProperty] = [:]

    /// A property with all that its term depends on, for values that say it in a few words.
    struct Property: Hashable {
        let iri: ExactString
        let kind: ValueKind
    }

    enum ValueKind: Hashable {
        /// A node with an identifier.
        case reference
        /// A node without.
        case node
        case plain
        case datatype(ExactString)
        case language(ExactString)

        /// `nil` for what has an index, a direction or items, and for nodes that are terms themselves.
        init?(_ value: JSONValue, in context: ActiveContext) {
            guard let object = value.object, object.count <= 2 || !object.isValueObject,
                !object.contains("@index"), !object.contains("@list"), !object.contains("@graph")
            else { return nil }
            guard object.isValueObject else {
                guard let id = object["@id"]?.string else {
                    self = .node
                    return
                }
                if context.inverse.contains(id) { return nil }
                self = .reference
                return
            }
            if object.count == 1 {
                self = .plain
            } else if let type = object["@type"]?.string {
                self = .datatype(ExactString(type))
            } else if let language = object["@language"]?.string {
                self = .language(ExactString(language))
            } else {
                return nil
            }
        }
    }
}

/// IRI Compaction (JSON-LD 1.1 Processing Algorithms, section 6.2).
extension ActiveContext {
    /// A keyword or its alias, a term, or an IRI relative to the vocabulary.
    func compactName(_ iri: String) throws(JSONLDError) -> String {
        if let known = compacted.vocabulary[iri] { return known }
        let name = try compactName(iri, for: nil)
        compacted.vocabulary[iri] = name
        return name
    }

    /// The term for a property with this value.
    func compactProperty(
        _ iri: String, for value: JSONValue, reverse: Bool
    ) throws(JSONLDError) -> ActiveProperty {
        guard !reverse, let kind = CompactedIRIs.ValueKind(value, in: self) else {
            return property(try compactName(iri, for: value, reverse: reverse))
        }
        let key = CompactedIRIs.Property(iri: ExactString(iri), kind: kind)
        if let known = compacted.properties[key] { return known }
        let property = property(try compactName(iri, for: value))
        compacted.properties[key] = property
        return property
    }

    private func compactName(
        _ iri: String, for value: JSONValue?, reverse: Bool = false
    ) throws(JSONLDError) -> String {
        if inverse.contains(iri) {
            let preference = try TermPreference(value, reverse: reverse, in: self)
            if let term = inverse.term(iri, preference.containers, preference.kind, preference.values) {
                return term
            }
        }
        if let vocabulary, iri.extends(vocabulary) {
            let suffix = String(iri.utf8.dropFirst(vocabulary.utf8.count)) ?? iri
            if terms[suffix] == nil { return suffix }
        }
        return try compactIRI(iri, hasValue: value != nil) ?? iri
    }

    /// An IRI relative to the document, for `@id`.
    func compactID(_ iri: String) throws(JSONLDError) -> String {
        if let known = compacted.document[iri] { return known }
        let id = try compactIRI(iri, hasValue: false) ?? relative(iri)
        compacted.document[iri] = id
        return id
    }

    /// Steps 6 to 8: a compact IRI, the shortest there is.
    private func compactIRI(_ iri: String, hasValue: Bool) throws(JSONLDError) -> String? {
        var best: String?
        for prefix in inverse.prefixes {
            guard iri.extends(prefix.iri) else { continue }
            let candidate = prefix.term + ":" + (String(iri.utf8.dropFirst(prefix.iri.utf8.count)) ?? "")
            if let definition = terms[candidate] {
                guard !hasValue, definition.iri?.isExactly(iri) == true else { continue }
            }
            if let best, !Self.isShorter(candidate, best) { continue }
            best = candidate
        }
        if best == nil, let (scheme, rest) = CompactIRI.split(iri), !rest.utf8.starts(with: "//".utf8),
            terms[String(scheme)]?.isPrefix == true
        {
            throw JSONLDError(.iriConfusedWithPrefix, "<\(iri)> would be read as a compact IRI")
        }
        return best
    }

    private static func isShorter(_ a: String, _ b: String) -> Bool {
        let (lengthOfA, lengthOfB) = (a.unicodeScalars.count, b.unicodeScalars.count)
        return lengthOfA != lengthOfB ? lengthOfA < lengthOfB : ExactString(a) < ExactString(b)
    }

    /// Step 9.
    private func relative(_ iri: String) -> String {
        guard let base, !iri.isBlankNodeIdentifier else { return iri }
        let reference = base.relative(iri)
        return Keyword.hasForm(reference) ? "./" + reference : reference
    }
}
