import English
import Extraction
import Foundation
import GraphStore
import KnowledgeGraph

/// Loads what a command takes as GRAPH: RDF, graph JSON, or articles in any form.
struct GraphLoader {
    let jobs: Int
    let quiet: Bool
    /// Whether articles in other languages are read too.
    let anyLanguage: Bool

    /// The graph behind one GRAPH argument, that of several documents merged.
    ///
    /// - Throws: ``Failure`` when nothing at all could be read; problems with single files among many are reported
    ///   on standard error, and `hadProblems` tells.
    func graph(_ argument: GraphArgument) async throws -> (graph: Graph, hadProblems: Bool) {
        if let store = try store(argument) { return (try store.graph(), false) }
        if let file = try GraphFile(argument.graph, argument.reading) { return (try file.graph(), false) }
        var reader = ArticleReader([argument.graph], anyLanguage: anyLanguage)
        var documents: [GraphDocument] = []
        let hadProblems = try await ArticleExtraction(jobs: jobs, quiet: quiet).extract(&reader) {
            documents += $0
        }
        return (Graph(documents: documents), hadProblems)
    }
}

/// Extracts the articles of a reader.
struct ArticleExtraction {
    let jobs: Int
    let quiet: Bool
    /// Is told how each article was understood, in order, and whether it is the first.
    var explaining: ((Explanation, Bool) -> Void)?

    /// Hands each portion of documents on as soon as it is done, in order.
    ///
    /// - Returns: whether there were inputs that could not be read.
    func extract(_ reader: inout ArticleReader, each: ([GraphDocument]) throws -> Void) async throws -> Bool {
        var isFirst = true
        return try await Portions(jobs: jobs, quiet: quiet).forEach(of: &reader, with: Self.extractor) {
            extractor, articles in
            guard let explaining else { return try each(await extractor.extract(articles, jobs: jobs)) }
            let explanations = await extractor.explain(articles, jobs: jobs)
            for explanation in explanations {
                explaining(explanation, isFirst)
                isFirst = false
            }
            try each(explanations.map(\.document))
        }
    }

    static func extractor() throws -> Extractor {
        do { return try Extractor() } catch { throw Failure.work("\(error)") }
    }
}
