import Foundation
import KnowledgeGraph

/// An entity of an article in the store.
struct Member: Hashable {
    let article: Int
    let ordinal: Int
    var entity: Entity

    /// Its names, each once, with where among them each stands.
    var forms: [(name: String, position: Int)] {
        var seen: Set<String> = []
        return entity.names.enumerated().filter { seen.insert($1).inserted }.map { ($1, $0) }
    }

    /// Columns `article, ordinal, id, type, name, aliases, link, mentions`.
    init(_ row: RawStatement) {
        article = row.int(0)
        ordinal = row.int(1)
        entity = Entity(
            id: row.text(2), type: EntityType(rawValue: row.text(3)) ?? .organization, name: row.text(4),
            aliases: NameList.decode(row.text(5)), link: row.optionalText(6), mentionCount: row.int(7))
    }

    init(article: Int, ordinal: Int, entity: Entity) {
        self.article = article
        self.ordinal = ordinal
        self.entity = entity
    }
}

/// Names in one column: as a JSON array, which SQLite's own functions read too.
enum NameList {
    static func encode(_ names: [String]) -> String {
        if names.isEmpty { return "[]" }
        let data = try? JSONEncoder().encode(names)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    static func decode(_ text: String) -> [String] {
        if text == "[]" { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
}
