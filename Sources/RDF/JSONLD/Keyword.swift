/// The words that mean the same in every context (JSON-LD 1.1, section 1.7).
enum Keyword {
    private static let all = [
        "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index",
        "@json", "@language", "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse",
        "@set", "@type", "@value", "@version", "@vocab",
        // Framing's own.
        "@default", "@embed", "@explicit", "@null", "@omitDefault", "@preserve", "@requireAll",
    ]

    /// By length: two or three of one length are compared quicker than any is hashed.
    private static let byLength: [[String]] = {
        let longest = all.lazy.map(\.utf8.count).max() ?? 0
        return (0...longest).map { length in all.filter { $0.utf8.count == length } }
    }()

    static func contains(_ text: String) -> Bool {
        guard text.utf8.first == ASCII.at, text.utf8.count < byLength.count else { return false }
        return byLength[text.utf8.count].contains(text)
    }

    /// Whether a text looks like a keyword, `"@"1*ALPHA`; those that are none are reserved.
    static func hasForm(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.first == ASCII.at, bytes.count > 1 else { return false }
        return bytes.dropFirst().allSatisfy(ASCII.isLetter)
    }
}

/// What tells one kind of expanded object from another (JSON-LD 1.1, section 9).
extension JSONObject {
    var isValueObject: Bool { contains("@value") }
    var isListObject: Bool { contains("@list") }
    /// May have an identifier and an index.
    var isGraphObject: Bool {
        contains("@graph")
            && members.allSatisfy { $0.key == "@graph" || $0.key == "@id" || $0.key == "@index" }
    }
    /// A graph without a name.
    var isSimpleGraphObject: Bool { isGraphObject && !contains("@id") }
    var isNodeObject: Bool { !contains("@value") && !contains("@list") && !contains("@set") }
}

extension String {
    var isBlankNodeIdentifier: Bool {
        var bytes = utf8.makeIterator()
        return bytes.next() == ASCII.underscore && bytes.next() == ASCII.colon
    }
}
