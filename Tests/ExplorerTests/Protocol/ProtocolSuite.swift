import Foundation
import HTTPTypes
import RDF
import TestSupport

/// The W3C's suite for the SPARQL 1.1 Protocol, as its manifest lists it.
struct ProtocolSuite {
    /// A request, and what must become of it.
    struct Step {
        let method: HTTPRequest.Method
        let path: String
        let headers: HTTPFields
        let body: Data?
        /// First digits of statuses that are right.
        let statuses: Set<Int>
        let boolean: Bool?
        /// `boolean`, `tabular` or `RDF`.
        let format: String?
    }

    struct Test {
        let name: String
        let steps: [Step]
        /// Files, by the names of the graphs that they are.
        let graphs: [(file: IRI, name: IRI)]
    }

    let manifest: Data
    let tests: [Test]

    private static let mf = Namespace("mf", "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
    private static let ht = Namespace("ht", "http://www.w3.org/2011/http#")
    private static let cnt = Namespace("cnt", "http://www.w3.org/2011/content#")
    private static let ut = Namespace("ut", "http://www.w3.org/2009/sparql/tests/test-update#")
    private static let site = "https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/"

    static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (shared ?? project.appendingPathComponent("../shared"))
            .appendingPathComponent("data/w3c/rdf-tests/sparql/sparql11/protocol")
    }()

    static var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }

    init() throws {
        manifest = try Data(contentsOf: Self.folder.appendingPathComponent("manifest.ttl"))
        let base = try IRI(Self.site + "manifest.ttl")
        let graph = TestGraph(
            try TurtleReader(options: ReaderOptions(base: base)).triples(in: manifest))
        tests = try graph.list(Self.mf["entries"]).map { try Self.test($0, graph) }
    }

    /// The contents of a file of the suite.
    static func contents(_ file: IRI) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(String(file.string.dropFirst(site.count))))
    }

    private static func test(_ test: Term, _ graph: TestGraph) throws -> Test {
        let requests = graph.objects(test, mf["action"]).flatMap { graph.objects($0, ht["requests"]) }
        return Test(
            name: (test.description.split(separator: "#").last?.dropLast()).map(String.init) ?? "",
            steps: try requests.flatMap { try graph.list($0).map { try step($0, graph) } },
            graphs: try graph.objects(test, ut["graphData"]).map { data in
                guard let file = graph.iris(data, ut["graph"]).first,
                    let name = graph.text(data, Namespace.rdfs["label"])
                else { throw ManifestError(test: "\(test)") }
                return (file, try IRI(name))
            })
    }

    private static func step(_ request: Term, _ graph: TestGraph) throws -> Step {
        guard let method = graph.text(request, ht["methodName"]).flatMap({ HTTPRequest.Method($0) }),
            let path = graph.text(request, ht["absolutePath"]),
            let response = graph.objects(request, ht["resp"]).first
        else { throw ManifestError(test: "\(request)") }
        var headers = HTTPFields()
        for header in graph.objects(request, ht["headers"]).flatMap({ graph.list($0) }) {
            guard let name = graph.text(header, ht["fieldName"]).flatMap({ HTTPField.Name($0) }) else {
                continue
            }
            headers[name] = graph.text(header, ht["fieldValue"])
        }
        let body = graph.objects(request, ht["body"]).first.flatMap { body in
            graph.text(body, cnt["chars"])?.data(
                using: graph.text(body, cnt["characterEncoding"]) == "UTF-16" ? .utf16 : .utf8)
        }
        return Step(
            method: method, path: path, headers: headers, body: body,
            statuses: Set(
                graph.iris(response, mf["expectedStatus"]).compactMap {
                    $0.string.dropLast(2).last?.wholeNumberValue
                }),
            boolean: graph.text(response, mf["expectedBoolean"]).map { $0 == "true" },
            format: graph.text(response, mf["expectedFormat"]))
    }

    private struct ManifestError: Error {
        let test: String
    }
}
