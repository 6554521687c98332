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
        let reader = ArticleReader([path])
        let hadProblems = try Self.report(reader.problems, isFatal: reader.articles.isEmpty)
        let documents = try await ArticleExtraction(jobs: jobs, quiet: quiet).extract(reader.articles)
        return (documents, hadProblems)
    }

    /// The merged graph behind one GRAPH argument.
    func graph(_ path: String) async throws -> (graph: Graph, hadProblems: Bool) {
        let (documents, hadProblems) = try await documents(path)
        return (Graph(documents: documents), hadProblems)
    }

    /// Names the problems on standard error.
    ///
    /// - Returns: whether there were any.
    static func report(_ problems: [ArticleReader.Problem], isFatal: Bool) throws -> Bool {
        for problem in problems { Console.error("\(problem.path): \(problem.message)") }
        if isFatal {
            let isRequest = problems.allSatisfy(\.isMissing)
            throw Failure(message: "nothing to read", exitCode: isRequest ? 2 : 1)
        }
        return !problems.isEmpty
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

/// Standard input, read once.
enum StandardInput {
    static let data = FileHandle.standardInput.readDataToEndOfFile()
}

/// Extracts articles in portions, with a progress bar.
struct ArticleExtraction {
    let jobs: Int
    let quiet: Bool

    func extract(_ articles: [Article]) async throws -> [GraphDocument] {
        var documents: [GraphDocument] = []
        try await extract(articles) { documents += $0 }
        return documents
    }

    /// Hands each portion of documents on as soon as it is done, in order.
    func extract(_ articles: [Article], each: ([GraphDocument]) throws -> Void) async throws {
        let extractor: Extractor
        do { extractor = try Extractor() } catch { throw Failure.work("\(error)") }
        let bar = ProgressBar(total: articles.count, quiet: quiet)
        let portion = max(8, jobs * 8)
        for start in stride(from: 0, to: articles.count, by: portion) {
            let end = min(articles.count, start + portion)
            try each(await extractor.extract(Array(articles[start..<end]), jobs: jobs))
            bar.update(end)
        }
    }
}
