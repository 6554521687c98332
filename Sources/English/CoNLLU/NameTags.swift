extension NameKind {
    /// The kind in a word, as in `NER=B-person`: `person`, `organization`, `place` or `other`.
    public var label: String {
        switch self {
        case .person: "person"
        case .organization: "organization"
        case .location: "place"
        case .miscellaneous: "other"
        }
    }
}

extension Sentence {
    /// What `NER` says of each token: `B-person` where a name begins, `I-person` within it, nil elsewhere.
    var nameTags: [String?] {
        var tags = [String?](repeating: nil, count: tokens.count)
        for name in names {
            for index in name.tokens {
                tags[index] = (index == name.tokens.lowerBound ? "B-" : "I-") + name.kind.label
            }
        }
        return tags
    }
}
