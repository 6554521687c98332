import Foundation

/// What a node of the graph is (`docs/vocabulary.md`).
public enum EntityType: String, Sendable, Codable, CaseIterable {
    /// A named human being.
    case person
    /// A sovereign or de-facto state, or its government as an actor.
    case country
    /// A named body: ministry, army, alliance, party, company, court, team.
    case organization
    /// A named location that is no country.
    case place
}

/// One node: a person, country, organization or place under all the names a text gives it.
public struct Entity: Sendable, Hashable, Identifiable {
    /// Unique within its document (`e1`) or, in a merged ``Graph``, a readable slug (`sergei-lavrov`).
    public var id: String
    public var type: EntityType
    /// The fullest form of the name, without titles.
    public var name: String
    /// Every other form the text uses: short forms, acronyms, demonyms, stand-ins, misspellings.
    public var aliases: [String]
    /// For a country, its ISO 3166-1 alpha-2 code (`XK` for Kosovo).
    public var link: String?
    /// How often the documents mention it, pronouns and descriptions included; 0 where not known.
    public var mentionCount: Int

    public init(
        id: String, type: EntityType, name: String, aliases: [String] = [], link: String? = nil,
        mentionCount: Int = 0
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.aliases = aliases
        self.link = link
        self.mentionCount = mentionCount
    }

    /// The name followed by the aliases.
    public var names: [String] { [name] + aliases }
}
