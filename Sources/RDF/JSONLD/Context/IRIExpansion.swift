extension ActiveContext {
    /// IRI Expansion (JSON-LD 1.1 Processing Algorithms, section 5.2), outside context processing.
    ///
    /// - Parameters:
    ///   - documentRelative: whether the text may be relative to the base IRI.
    ///   - vocabulary: whether it may be a term, or relative to the vocabulary mapping.
    /// - Returns: an IRI, a blank node identifier or a keyword; the text itself if it is none of them and
    ///   relative to nothing; `nil` for what is mapped to null, or reserved.
    func expandIRI(_ value: String, documentRelative: Bool = false, vocabulary isVocabulary: Bool = true)
        -> String?
    {
        if Keyword.contains(value) { return value }
        if Keyword.hasForm(value) { return nil }
        if let definition = terms[value] {
            if let iri = definition.iri, Keyword.contains(iri) { return iri }
            if isVocabulary { return definition.iri }
        }
        if let (prefix, suffix) = CompactIRI.split(value) {
            if prefix == "_" || suffix.utf8.starts(with: "//".utf8) { return value }
            if let definition = terms[String(prefix)], definition.isPrefix, let iri = definition.iri {
                return iri + suffix
            }
            if IRISyntax.hasForm(value) { return value }
        }
        if isVocabulary, let vocabulary { return vocabulary + value }
        if documentRelative, let base { return base.resolve(value) }
        return value
    }
}

/// Texts with a colon in them.
enum CompactIRI {
    /// What stands before and behind the first colon, unless that is the first character.
    static func split(_ text: String) -> (prefix: Substring, suffix: Substring)? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
            return nil
        }
        return (text[..<colon], text[text.utf8.index(after: colon)...])
    }
}
