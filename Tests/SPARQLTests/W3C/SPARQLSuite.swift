import Foundation
import RDF
import SPARQL
import TestSupport
import Testing

/// A manifest of the W3C's suites for SPARQL, and those that it includes.
struct SPARQLSuite: Sendable, CustomTestStringConvertible {
    /// The manifest below `rdf-tests/sparql`.
    let path: String
    /// How many tests the manifest and those that it includes should list.
    let count: Int
    let version: RDFVersion

    var testDescription: String { "rdf-tests/sparql/\(path)" }

    /// One test.
    struct Entry: Sendable {
        /// The IRI of the test.
        let id: IRI
        let name: String
        /// `QueryEvaluationTest` and the like.
        let type: String
        /// The query, or the update.
        let query: IRI
        let defaultGraphs: [IRI]
        let namedGraphs: [IRI]
        let result: IRI?
        /// Whether it asks other servers.
        let needsService: Bool
        /// Whether `REDUCED` leaves the number of equal solutions open.
        let isLax: Bool

        /// What tells it from the other tests of the suite.
        var label: String {
            let file = query.string.split(separator: "/").suffix(2).joined(separator: "/")
            return "\(file) (\(id.string.split(separator: "#").last ?? ""))"
        }
    }

    static let root: URL = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (shared ?? project.appendingPathComponent("../shared"))
            .appendingPathComponent("data/w3c/rdf-tests/sparql")
    }()

    static var exists: Bool { FileManager.default.fileExists(atPath: root.path) }

    /// Where the files of the suites are said to be.
    private static let site = "https://w3c.github.io/rdf-tests/sparql/"

    static func iri(_ path: String) throws -> IRI { try IRI(site + path) }

    /// The contents of the file that the suites call so.
    static func contents(_ iri: IRI) throws -> Data {
        guard iri.string.hasPrefix(site) else { throw ManifestError(test: "\(iri) is no file of the suites") }
        let path = String(iri.string.dropFirst(site.count))
        return try Data(contentsOf: root.appendingPathComponent(path))
    }

    /// The manifest and those that it includes, one behind the other.
    func manifest() throws -> Data { try Self.manifest(try Self.iri(path)) }

    func entries() throws -> [Entry] { try Self.entries(of: try Self.iri(path)) }

    // MARK: - Manifests

    private static let terms = Namespace("mf", "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
    private static let queries = Namespace("qt", "http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

    private static func graph(_ manifest: IRI) throws -> TestGraph {
        let reader = TurtleReader(options: ReaderOptions(base: manifest))
        return TestGraph(try reader.triples(in: try contents(manifest)))
    }

    private static func included(_ graph: TestGraph) -> [IRI] {
        graph.list(terms["include"]).compactMap { if case .iri(let iri) = $0 { iri } else { nil } }
    }

    private static func manifest(_ iri: IRI) throws -> Data {
        try included(try graph(iri)).reduce(try contents(iri)) { try $0 + manifest($1) }
    }

    private static func entries(of manifest: IRI) throws -> [Entry] {
        let graph = try graph(manifest)
        var entries: [Entry] = []
        for iri in included(graph) { entries += try Self.entries(of: iri) }
        for test in graph.list(terms["entries"]) {
            // A manifest may list a test that it does not define.
            guard case .iri(let id) = test, !graph.objects(test, terms["action"]).isEmpty else { continue }
            entries.append(try entry(id, graph))
        }
        return entries
    }

    private static func entry(_ id: IRI, _ graph: TestGraph) throws -> Entry {
        let test = Term.iri(id)
        guard let action = graph.objects(test, terms["action"]).first else {
            throw ManifestError(test: "\(id)")
        }
        let types = graph.iris(test, Namespace.rdf["type"]).map {
            String($0.string.split(separator: "#").last ?? "")
        }
        let query: IRI? =
            if case .iri(let file) = action { file } else {
                graph.iris(action, queries["query"]).first ?? graph.iris(action, updates["request"]).first
            }
        guard let type = types.first(where: { $0.contains("Test") }), let query else {
            throw ManifestError(test: "\(id)")
        }
        return Entry(
            id: id, name: graph.text(test, terms["name"]) ?? "", type: type, query: query,
            defaultGraphs: graph.iris(action, queries["data"]),
            namedGraphs: graph.iris(action, queries["graphData"]),
            result: graph.iris(test, terms["result"]).first,
            needsService: !graph.objects(action, queries["serviceData"]).isEmpty,
            isLax: !graph.objects(test, terms["resultCardinality"]).isEmpty)
    }

    private static let updates = Namespace("ut", "http://www.w3.org/2009/sparql/tests/test-update#")
}

struct ManifestError: Error {
    let test: String
}
