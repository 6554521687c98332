import Foundation
import RDF
import Testing

@testable import SPARQL

/// Collects what is written to it.
final class TextSink: ByteSink {
    private(set) var bytes: [UInt8] = []

    func write(_ more: UnsafeRawBufferPointer) { bytes += more }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

struct ResultsFormatTests {
    private static let hostile = [
        "", " ", "a", "tab\there", "line\nfeed", "carriage\rreturn", "both\r\n", "\"quoted\"", "back\\slash",
        "a,b;c",
        "<b>&amp;]]>", "{}[]", "?x\t?y", "\u{202E}abc", "\u{1F600}e\u{301}", "'", "_:a", "007", "\u{FEFF}x",
        "x\u{85}y",
        "\u{2028}", "true", " trailing ",
    ]

    private func rows() throws -> [[Term?]] {
        var rows: [[Term?]] = []
        for text in Self.hostile {
            rows.append([
                .string(text), .literal(try Literal(text, language: "en-GB")),
                .literal(Literal(text, datatype: "http://example.org/t")),
                .literal(try Literal(text, language: "ar", direction: .rtl)),
            ])
        }
        for text in ["1", "01", "+1", "1.50", ".5", "1e0", "-1E-5", "1.", "x"] {
            rows.append(
                ["integer", "decimal", "double", "boolean"].map {
                    .literal(Literal(text, datatype: Namespace.xsd[$0]))
                })
        }
        let inner = Triple(.blank(try BlankNode("x")), "http://p/", .string("a \"b\" )>>"))
        rows.append([
            .iri("http://example.org/a?b=c&d#\u{E9}"), .blank(try BlankNode("b.1-x")), .triple(inner), nil,
        ])
        rows.append([nil, .triple(Triple(.iri("http://s/"), "http://p/", .triple(inner))), nil, nil])
        rows.append([nil, nil, nil, nil])
        return rows
    }

    private let variables = ["a", "b", "c1", "\u{E9}"].map { Variable($0) }

    private func written(_ format: ResultsFormat, _ variables: [Variable], _ rows: [[Term?]]) throws
        -> TextSink
    {
        let sink = TextSink()
        let writer = try #require(format.writer(to: sink))
        try writer.begin(variables: variables)
        for row in rows { try writer.row(row) }
        try writer.end()
        return sink
    }

    @Test(arguments: [ResultsFormat.json, .xml, .tsv])
    func roundTrip(format: ResultsFormat) throws {
        let rows = try rows()
        let sink = try written(format, variables, rows)
        let reader = try #require(format.reader())
        guard case .solutions(let names, let read) = try reader.table(sink.bytes) else {
            Issue.record("no table")
            return
        }
        #expect(names == variables)
        #expect(read.count == rows.count)
        for (a, b) in zip(read, rows) { #expect(a == b) }
    }

    /// CSV keeps texts and what is not bound.
    @Test func roundTripOfTexts() throws {
        let rows: [[Term?]] = Self.hostile.filter { !$0.hasPrefix("_:") }.map {
            [.string($0), nil, .string($0), nil]
        }
        let sink = try written(.csv, variables, rows)
        #expect(try CSVResultsReader().table(sink.bytes) == .solutions(variables: variables, rows: rows))
    }

    @Test(arguments: ResultsFormat.all)
    func emptyTables(format: ResultsFormat) throws {
        let reader = try #require(format.reader())
        for (names, rows) in [
            ([], []), ([], [[], []]), ([Variable("x")], []), ([Variable("x")], [[nil], [nil]]),
        ]
            as [([Variable], [[Term?]])]
        {
            let sink = try written(format, names, rows)
            #expect(try reader.table(sink.bytes) == .solutions(variables: names, rows: rows), "\(sink.text)")
        }
    }

    @Test(arguments: [ResultsFormat.json, .xml])
    func booleans(format: ResultsFormat) throws {
        let reader = try #require(format.reader())
        for value in [true, false] {
            let sink = TextSink()
            try format.writer(to: sink)?.boolean(value)
            #expect(try reader.table(sink.bytes) == .boolean(value))
        }
    }

    /// Rows go out before the end, and parts cut anywhere are read alike.
    @Test(arguments: ResultsFormat.all)
    func streams(format: ResultsFormat) throws {
        let sink = TextSink()
        let writer = try #require(format.writer(to: sink))
        try writer.begin(variables: [Variable("x")])
        let long = Term.string(String(repeating: "\u{E9},\"", count: 100))
        for _ in 0..<1000 { try writer.row([long]) }
        #expect(sink.bytes.count > 200_000)
        try writer.end()
        var rest = sink.bytes[...]
        var count = 0
        let source = ChunkSource {
            defer { rest = rest.dropFirst(997) }
            return rest.isEmpty ? nil : Array(rest.prefix(997))
        }
        try format.reader()?.read(source) { part in
            guard case .row(let row) = part else { return }
            count += 1
            #expect(row == [long])
        }
        #expect(count == 1000)
    }

    @Test func formsOfTheSpecification() throws {
        let row: [Term?] = [
            .iri("http://a/"), .literal(Literal("4", datatype: Namespace.xsd["integer"])), .string("x,\"y\""),
            nil,
        ]
        #expect(
            try written(.csv, variables, [row]).text == "a,b,c1,\u{E9}\r\nhttp://a/,4,\"x,\"\"y\"\"\",\r\n")
        #expect(
            try written(.tsv, variables, [row]).text
                == "?a\t?b\t?c1\t?\u{E9}\n<http://a/>\t4\t\"x,\\\"y\\\"\"\t\n")
        #expect(
            try written(.json, variables, [row]).text.contains(
                #"{"a": {"type": "uri", "value": "http://a/"}, "b": {"type": "literal", "value": "4", "datatype":"#
            ))
    }

    @Test(arguments: [
        (ResultsFormat.json, "{}"), (.json, "[]"),
        (.json, #"{"head":{"vars":["x"]},"results":{"bindings":[{"y":{}}]}}"#),
        (.json, #"{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"a b"}}]}}"#),
        (.json, #"{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"cat","value":"a"}}]}}"#),
        (.xml, "<a/>"),
        (.xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><results>x</results></sparql>"),
        (.xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><boolean>maybe</boolean></sparql>"),
        (.csv, "x\r\na,b\r\n"), (.csv, "x\r\n\"a"), (.csv, "x\r\n\"a\"b"), (.csv, ""),
        (.tsv, "?x\na"), (.tsv, "x\n"), (.tsv, "?x\n1\t2"), (.tsv, "?x\n\"a"), (.tsv, "?x\n<a b>"),
        (.tsv, "?x\n\"\\y\""),
    ])
    func hostileDocuments(format: ResultsFormat, text: String) throws {
        let reader = try #require(format.reader())
        #expect(throws: SyntaxError.self) { try reader.table(Array(text.utf8)) }
    }

    @Test func finding() {
        #expect(ResultsFormat.named("SRJ") == .json)
        #expect(ResultsFormat.forFile(named: "a/b.srx") == .xml)
        #expect(ResultsFormat.forFile(named: "a.b/tsv") == nil)
        #expect(ResultsFormat.forMediaType("text/csv; charset=utf-8") == .csv)
        #expect(ResultsFormat.forMediaType("text/html") == nil)
    }

    /// The expected results of the W3C's own tests of these formats.
    @Test func filesOfTheW3C() throws {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"] ?? ""
        let folder = shared + "/data/w3c/rdf-tests/sparql"
        guard !shared.isEmpty, let names = FileManager.default.enumerator(atPath: folder) else {
            print("skipped: ENTENTE_SHARED does not point to the W3C's tests")
            return
        }
        var count = 0
        for case let name as String in names {
            // Inference is another specification's business, and some of its files are in an older form.
            guard let format = ResultsFormat.forFile(named: name), !name.contains("entailment/"),
                !name.hasSuffix(".json"), !name.hasSuffix(".xml")
            else { continue }
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            let reader = try #require(format.reader())
            #expect(throws: Never.self, "\(name)") {
                let table = try reader.table(data)
                // Written and read again, it is the same.
                guard case .solutions(let variables, let rows) = table, format != .csv else { return }
                let sink = try written(format, variables, rows)
                #expect(try reader.table(sink.bytes) == table, "\(name)")
            }
            count += 1
        }
        #expect(count > 300)
    }
}
