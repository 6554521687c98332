import ArgumentParser
import Extraction
import Foundation
import GraphStore
import KnowledgeGraph

/// Reads articles into a store, each in a transaction of its own.
struct StoreExtraction {
    let store: String
    let common: CommonOptions

    /// What became of the articles.
    private struct Tally {
        var added = 0
        var replaced = 0
        var unchanged = 0

        var description: String {
            let parts = [(added, "added"), (replaced, "replaced"), (unchanged, "unchanged")].filter {
                $0.0 > 0
            }
            return parts.isEmpty ? "no article" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        }
    }

    /// - Throws: `ExitCode` 1 where some of the inputs could not be read; ``Failure`` and `StoreError`.
    func run(_ inputs: [String]) async throws {
        let store = try GraphStore(store, .create)
        var reader = ArticleReader(inputs)
        var tally = Tally()
        let portions = Portions(jobs: common.threads, quiet: common.quiet)
        let hadProblems = try await portions.forEach(of: &reader, with: Tool.init) { tool, articles in
            var fresh: [(article: Article, stored: GraphStore.Article)] = []
            for article in articles {
                let stored = GraphStore.Article(article, reader: tool.name)
                if let id = try store.unchanged(stored) {
                    tally.unchanged += 1
                    common.note("unchanged \(id)")
                } else {
                    fresh.append((article, stored))
                }
            }
            let documents = await tool.extractor.extract(fresh.map(\.article), jobs: common.threads)
            for (item, document) in zip(fresh, documents) {
                report(try store.add(item.stored, document), &tally)
            }
        }
        try store.close()
        if !common.quiet { Console.error("\(tally.description) in \(self.store)") }
        if hadProblems { throw ExitCode(1) }
    }

    /// Says what is stored for good.
    private func report(_ addition: GraphStore.Addition, _ tally: inout Tally) {
        switch addition {
        case .added(let id):
            tally.added += 1
            common.note("added \(id)")
        case .replaced(let id):
            tally.replaced += 1
            common.note("replaced \(id)")
        case .unchanged(let id):
            tally.unchanged += 1
            common.note("unchanged \(id)")
        }
    }

    /// What reads, and its name: a graph is out of date when another reader would read its article.
    private struct Tool {
        let extractor: Extractor
        let name: String

        init() throws {
            extractor = try ArticleExtraction.extractor()
            name = "entente \(Entente.version), model \(extractor.model.fingerprint)"
        }
    }
}

extension GraphStore.Article {
    fileprivate init(_ article: Article, reader: String) {
        self.init(
            id: article.id, origin: article.origin, title: article.title, date: article.date,
            url: article.url,
            text: article.text, reader: reader)
    }
}
