import Foundation
import KnowledgeGraph

/// Nouns that speak of something named before: the table `reference-nouns.tsv`.
struct ReferenceNouns: Sendable {
    private var types: [String: EntityType] = [:]
    /// Nouns of which "the two …" and "both …" are looked up, and what they speak of; nothing where it may be any.
    private(set) var pairs: [String: Set<EntityType>] = [:]
    /// All nouns of bodies.
    private(set) var bodies: Set<String> = []
    /// Nouns that refer only to what the text has called so.
    private(set) var called: Set<String> = []

    init(directory: URL) throws {
        let table = try Table("reference-nouns.tsv", in: directory)
        for row in table.rows {
            let type: EntityType? =
                switch row[1] {
                case "body": .organization
                case "country": .country
                case "place": .place
                case "person": .person
                case "": nil
                default: throw table.fault(row, "body, country, place or person, not \(row[1])")
                }
            types[row[0]] = type
            if type == .organization { bodies.insert(row[0]) }
            let marks = row[2].split(separator: " ")
            if marks.contains("called") { called.insert(row[0]) }
            if marks.contains("pair") {
                pairs[row[0], default: []].formUnion(
                    type.map { [$0] } ?? [.country, .organization, .person])
            }
        }
    }

    func type(of noun: String) -> EntityType? { types[noun] }
}
