import Foundation
import GraphStore
import KnowledgeGraph
import Testing

/// A folder of short articles of our own, and what is in a store of some of them.
enum StoredArticles {
    private static let countries = [
        "France", "Belarus", "Norway", "Kenya", "Chile", "Japan", "Egypt", "Poland", "Canada", "Vietnam",
    ]
    private static let people = [
        "Ingrid Solheim", "Lars Holm", "Pedro Almeyda", "Amina Otieno", "Kenji Morita", "Zofia Wolska",
    ]
    private static let bodies = ["African Union", "World Bank", "Baltic Council"]

    /// Writes that many articles and returns their ids, in the order in which they are read.
    static func write(_ count: Int, into folder: URL) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try (0..<count).map { number in
            func one(_ words: [String], _ step: Int) -> String { words[(number * step + step) % words.count] }
            let text = """
                \(one(countries, 3)) condemned \(one(countries, 7)) on Monday. Foreign Minister \(one(people, 1)) of \
                \(one(countries, 1)) met \(one(people, 5)) in \(one(countries, 9)). The \(one(bodies, 1)) thanked \
                \(one(countries, 1)) for \(number + 2) ships of grain.
                """
            let id = "article-\(1000 + number)"
            try Data(text.utf8).write(to: folder.appendingPathComponent("\(id).txt"))
            return id
        }
    }

    /// What `extract --into --verbose` says that it stored, in turn.
    static func reported(_ log: String) -> [String] {
        // A line that was cut off says nothing.
        log.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 3, words[1] == "added" else { return nil }
            return String(words[2])
        }
    }

    /// All that a store has, to compare it with another.
    struct Content: Equatable {
        let articles: [GraphStore.StoredArticle]
        let texts: [String?]
        let graph: Graph
        let quads: String
    }

    static func content(_ path: String) throws -> Content {
        let store = try GraphStore(path, .readOnly)
        #expect(try store.damages() == [])
        let articles = try store.articles()
        let quads = try Run(
            "query", path, "--results", "tsv",
            "SELECT * { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o")
        #expect(quads.status == 0, "\(quads.error)")
        return Content(
            articles: articles, texts: try articles.map { try store.text(of: $0.id) },
            graph: try store.graph(), quads: quads.text)
    }
}
