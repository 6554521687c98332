import English
import Extraction
import Foundation
import KnowledgeGraph

/// Loads what a command takes as GRAPH: articles in any form, or graph JSON.
struct GraphLoader {
    let jobs: Int
    let quiet: Bool

    /// The documents behind one GRAPH argument.
    ///
    /// - Throws: ``Failure`` when nothing at all could be read; problems with single files among many are reported
    ///   on standard error, and `hadProblems` tells.
    func documents(_ path: String) async throws -> (documents: [GraphDocument], hadProblems: Bool) {
        if let data = try graphJSON(path) {
            do {
                return (try GraphJSON.read(data), false)
            } catch {
                throw Failure.work("\(path) is no graph JSON: \(error)")
            }
        }
        var reader = ArticleReader([path])
        var documents: [GraphDocument] = []
        let hadProblems = try await ArticleExtraction(jobs: jobs, quiet: quiet).extract(&reader) {
            documents += $0
        }
        return (documents, hadProblems)
    }

    /// The merged graph behind one GRAPH argument.
    func graph(_ path: String) async throws -> (graph: Graph, hadProblems: Bool) {
        let (documents, hadProblems) = try await documents(path)
        return (Graph(documents: documents), hadProblems)
    }

    /// The data, if the path is graph JSON and not articles.
    private func graphJSON(_ path: String) throws -> Data? {
        if path == "-" {
            return Self.isGraph(StandardInput.data) ? StandardInput.data : nil
        }
        let url = URL(fileURLWithPath: path)
        guard ["json", "jsonl", "ndjson"].contains(url.pathExtension.lowercased()) else { return nil }
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw Failure.request("\(path): no such file or folder")
        }
        do {
            let data = try Data(contentsOf: url, options: .mappedIfSafe)
            return url.pathExtension.lowercased() == "json" || Self.isGraph(data) ? data : nil
        } catch {
            throw Failure.work("\(path): \(reason(error))")
        }
    }

    /// Graph JSON has entities, articles in JSON Lines have a text, and an article may begin with a bracket.
    private static func isGraph(_ data: Data) -> Bool {
        struct Probe: Decodable {
            let entities: [Entity]?
            let text: String?
        }
        let line = data.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first ?? data[...]
        if let object = try? JSONDecoder().decode(Probe.self, from: line) { return object.text == nil }
        let whole = try? JSONSerialization.jsonObject(with: data)
        return whole is [Any] || whole is [String: Any]
    }
}

/// Extracts the articles of a reader.
struct ArticleExtraction {
    let jobs: Int
    let quiet: Bool

    /// Hands each portion of documents on as soon as it is done, in order.
    ///
    /// - Returns: whether there were inputs that could not be read.
    func extract(_ reader: inout ArticleReader, each: ([GraphDocument]) throws -> Void) async throws -> Bool {
        try await Portions(jobs: jobs, quiet: quiet).forEach(of: &reader, with: Self.extractor) {
            extractor, articles in
            try each(await extractor.extract(articles, jobs: jobs))
        }
    }

    static func extractor() throws -> Extractor {
        do { return try Extractor() } catch { throw Failure.work("\(error)") }
    }
}
