import ArgumentParser
import Extraction
import Foundation
import GraphStore
import KnowledgeGraph

/// Reads articles into a store, a few in a transaction.
struct StoreExtraction {
    let store: String
    let common: CommonOptions
    /// For articles that have no date.
    var date: String?

    /// Short articles come faster than a disk takes transactions of their own.
    private static let articlesInTransaction = 16

    /// - Throws: `ExitCode` 1 where some of the inputs could not be read; ``Failure`` and `StoreError`.
    func run(_ inputs: [String]) async throws {
        let store = try GraphStore(store, .create)
        var reader = ArticleReader(inputs, anyLanguage: common.anyLanguage, assumedDate: date)
        var tally = StoreTally()
        let portions = Portions(jobs: common.threads, quiet: common.quiet)
        // A portion is stored while the next is read.
        var storing: Task<[GraphStore.Addition], any Error>?
        let hadProblems = try await portions.forEach(of: &reader, with: Tool.init) { tool, articles in
            var fresh: [(article: Article, stored: GraphStore.Article)] = []
            for article in articles {
                let stored = GraphStore.Article(article, reader: tool.name)
                if let id = try store.unchanged(stored) {
                    tally.note(.unchanged(id: id))
                    report(.unchanged(id: id))
                } else {
                    fresh.append((article, stored))
                }
            }
            let documents = await tool.extractor.extract(fresh.map(\.article), jobs: common.threads)
            for addition in try await storing?.value ?? [] { tally.note(addition) }
            let items = zip(fresh, documents).map { (article: $0.stored, document: $1) }
            storing = Task { try add(items, to: store) }
        }
        for addition in try await storing?.value ?? [] { tally.note(addition) }
        try store.close()
        if !common.quiet { Console.error("\(tally.text) in \(self.store)") }
        if hadProblems { throw ExitCode(1) }
    }

    /// Adds articles, and says of each that it is there once it is.
    private func add(
        _ items: [(article: GraphStore.Article, document: GraphDocument)], to store: GraphStore
    ) throws -> [GraphStore.Addition] {
        var additions: [GraphStore.Addition] = []
        for start in stride(from: 0, to: items.count, by: Self.articlesInTransaction) {
            let added = try store.add(
                Array(items[start..<min(start + Self.articlesInTransaction, items.count)]))
            for addition in added { report(addition) }
            additions += added
        }
        return additions
    }

    private func report(_ addition: GraphStore.Addition) {
        switch addition {
        case .added(let id): common.note("added \(id)")
        case .replaced(let id): common.note("replaced \(id)")
        case .unchanged(let id): common.note("unchanged \(id)")
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
        // Another date makes other dates of "last week".
        let assumed = article.date == nil ? article.assumedDate.map { ", dated " + $0 } : nil
        self.init(
            id: article.id, origin: article.origin, title: article.title, date: article.date,
            url: article.url,
            text: article.text, reader: reader + (assumed ?? ""))
    }
}
