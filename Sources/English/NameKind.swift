/// What a name in the text denotes, in the four classes of CoNLL-2003.
public enum NameKind: String, Sendable, Codable, CaseIterable {
    case person = "PER"
    case organization = "ORG"
    case location = "LOC"
    /// Nationalities, events, works, laws and other names.
    case miscellaneous = "MISC"
}
