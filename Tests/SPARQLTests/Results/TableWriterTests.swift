import RDF
import Testing

@testable import SPARQL

struct TableWriterTests {
    private func table(width: Int? = nil, _ names: [String], _ rows: [[Term?]]) throws -> String {
        let sink = TextSink()
        let writer = TableWriter(
            to: sink, prefixes: PrefixMap([Namespace("ex", "http://example.org/"), .xsd]), width: width)
        try writer.begin(variables: names.map { Variable($0) })
        for row in rows { try writer.row(row) }
        try writer.end()
        return sink.text
    }

    @Test func layout() throws {
        let text = try table(
            ["who", "age", "name"],
            [
                [.iri("http://example.org/a"), .literal(Literal(7)), .string("\u{4E2D}\u{6587}")],
                [.iri("http://other.org/"), .literal(Literal(1234)), nil],
                [nil, nil, .literal(try Literal("x", language: "en"))],
            ])
        #expect(
            text == """
                who                   age  name
                ───────────────────  ────  ────
                ex:a                    7  \u{4E2D}\u{6587}
                <http://other.org/>  1234
                                           x@en

                """)
    }

    @Test func linesFit() throws {
        let long = Term.string(String(repeating: "word ", count: 40))
        let text = try table(width: 40, ["a", "b", "c"], [[long, .literal(Literal(12)), long]])
        for line in text.split(separator: "\n") { #expect(TextWidth.columns(line) <= 40) }
        #expect(text.contains("…"))
        #expect(text.contains(" 12 "))
    }

    /// What a text holds must neither break the table nor command the terminal.
    @Test func controlCharacters() throws {
        let text = try table(["a"], [[.string("x\u{1B}[31m\ny\u{202E}z")]])
        #expect(text.split(separator: "\n").last == "x\\u{1B}[31m y\\u{202E}z")
    }

    @Test func laterRowsGoOut() throws {
        let sink = TextSink()
        let writer = TableWriter(to: sink)
        try writer.begin(variables: [Variable("x")])
        for _ in 0..<TableWriter.sampleCount { try writer.row([.string("short")]) }
        for _ in 0..<100_000 { try writer.row([.string("longer than the sample")]) }
        #expect(sink.bytes.count > 300_000)
        try writer.end()
        #expect(sink.text.split(separator: "\n").last == "long…")
    }

    @Test func typesThatTextsDoNotTell() throws {
        let text = try table(
            ["a"], [[.literal(Literal("x", datatype: "http://example.org/t"))], [.literal(Literal(true))]])
        #expect(text.contains("x^^ex:t"))
        #expect(text.contains("\ntrue\n"))
    }
}
