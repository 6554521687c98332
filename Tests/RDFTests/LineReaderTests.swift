import Foundation
import RDF
import Testing

struct LineReaderTests {
    @Test(arguments: EscapingTests.table)
    func readsBack(_ hostile: EscapingTests.Hostile) throws {
        let quads = [
            Quad(
                EscapingTests.subject, EscapingTests.predicate, .string(hostile.text),
                graph: .blank(BlankNode(1))),
            Quad(
                .blank(BlankNode(2)), EscapingTests.predicate,
                .literal(try Literal(hostile.text, language: "en-GB"))),
            Quad(
                .blank(BlankNode(2)), EscapingTests.predicate,
                .literal(Literal(hostile.text, datatype: "http://e/d"))),
        ]
        #expect(try NQuadsReader().read(NQuadsWriter().text(quads).utf8) == quads)
        let triples = quads.map(\.triple)
        #expect(try NTriplesReader().read(NTriplesWriter().text(triples).utf8) == triples)
    }

    @Test(arguments: [
        ("<a> <b> <c> .", 1, 1), ("\n<urn:a> <urn:b> .", 2, 17), ("\r\n\r\n<urn:a>", 3, 8),
        ("<urn:a> <urn:b> \"c", 1, 17), ("<urn:a> <urn:b> \"\\uD800\" .", 1, 18),
        ("<urn:a> <urn:b> <urn:c>", 1, 24),
        ("<urn:a> <urn:b> <urn:c> . x", 1, 27), ("<urn:a> <urn:b> \"\"@ .", 1, 19),
        ("<urn:a b> <urn:b> _:c .", 1, 7),
        ("\"a\" <urn:b> _:c .", 1, 1), ("_:a _:b _:c .", 1, 5), ("_:. <urn:b> _:c .", 1, 1),
    ])
    func errorsSayWhere(_ text: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: SyntaxError.self) { try NTriplesReader().read(text.utf8) }
        #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    }

    @Test func notUTF8() {
        let error = #expect(throws: SyntaxError.self) {
            try NTriplesReader().read(Array("\n<urn:a> <urn:b> \"".utf8) + [0xFF, 0x22, 0x2E])
        }
        #expect(error?.line == 2)
    }
}

/// The W3C's syntax suites, as their manifests list them.
@Suite(.enabled(if: W3CSuite.exists, "ENTENTE_SHARED should name the folder that holds data/w3c/rdf-tests"))
struct W3CLineSyntaxTests {
    @Test func ntriples() throws {
        let suite = try W3CSuite("rdf-n-triples")
        #expect(suite.tests.count == 70)
        for test in suite.tests {
            let isRead = (try? NTriplesReader().read(test.data)) != nil
            #expect(isRead == test.isPositive, "\(test.name)")
        }
    }

    @Test func nquads() throws {
        let suite = try W3CSuite("rdf-n-quads")
        #expect(suite.tests.count == 87)
        for test in suite.tests {
            let quads = try? NQuadsReader().read(test.data)
            #expect((quads != nil) == test.isPositive, "\(test.name)")
            if let quads { #expect(try NQuadsReader().read(NQuadsWriter().text(quads).utf8) == quads) }
        }
    }
}

/// A syntax suite of RDF 1.1.
struct W3CSuite {
    struct Test {
        let name: String
        let isPositive: Bool
        let data: Data
    }

    let tests: [Test]

    private static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (shared ?? root.appendingPathComponent("../shared"))
            .appendingPathComponent("data/w3c/rdf-tests/rdf/rdf11")
    }()

    static var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// The manifest is Turtle, of which this reads no more than the type, name and action of each test.
    init(_ name: String) throws {
        let folder = Self.folder.appendingPathComponent(name)
        let manifest = try String(contentsOf: folder.appendingPathComponent("manifest.ttl"), encoding: .utf8)
        let entry = /rdft:Test\w+?(Positive|Negative)Syntax.+?mf:name\s+"([^"]+)".+?mf:action\s+<([^>]+)>/
            .dotMatchesNewlines()
        tests = try manifest.matches(of: entry).map { match in
            Test(
                name: String(match.2), isPositive: match.1 == "Positive",
                data: try Data(contentsOf: folder.appendingPathComponent(String(match.3))))
        }
    }
}
