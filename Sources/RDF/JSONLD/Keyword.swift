/// The words that mean the same in every context (JSON-LD 1.1, section 1.7).
enum Keyword {
    private static let all: Set<String> = [
        "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index",
        "@json", "@language", "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse",
        "@set", "@type", "@value", "@version", "@vocab",
        // Framing's own.
        "@default", "@embed", "@explicit", "@null", "@omitDefault", "@preserve", "@requireAll",
    ]

    static func contains(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "@") && all.contains(text)
    }

    /// Whether a text looks like a keyword, `"@"1*ALPHA`; those that are none are reserved.
    static func hasForm(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "@"), bytes.count > 1 else { return false }
        return text.unicodeScalars.dropFirst().allSatisfy(\.isASCIILetter)
    }
}

/// What tells one kind of expanded object from another (JSON-LD 1.1, section 9).
extension JSONObject {
    var isValueObject: Bool { contains("@value") }
    var isListObject: Bool { contains("@list") }
    /// May have an identifier and an index.
    var isGraphObject: Bool {
        contains("@graph") && members.allSatisfy { ["@graph", "@id", "@index"].contains($0.key) }
    }
    /// A graph without a name.
    var isSimpleGraphObject: Bool { isGraphObject && !contains("@id") }
    var isNodeObject: Bool { !contains("@value") && !contains("@list") && !contains("@set") }
}

extension String {
    var isBlankNodeIdentifier: Bool { utf8.starts(with: "_:".utf8) }
}
