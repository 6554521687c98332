import Foundation
import KnowledgeGraph
import Testing

@testable import Exchange

/// The formats for other tools, as far as it takes no other tool.
struct ToolFormatsTests {
    private func text(_ name: String, _ graph: Graph, evidence: EvidenceLevel = .full) throws -> [String] {
        let format = try #require(Formats.named(name))
        return try format.files(graph, options: ExportOptions(evidence: evidence)).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test func csvIsTwoFiles() throws {
        let error = #expect(throws: ExportError.self) {
            try CSVFormat().write(Samples.small, options: ExportOptions())
        }
        #expect(
            error?.description
                == "csv makes NAME-nodes.csv and NAME-relations.csv; give the NAME with -o NAME.csv")
        let files = try text("csv", Samples.small)
        #expect(
            files[0] == """
                id:ID,:LABEL,name,type,aliases:string[],link,wikidata,mentionCount:int\r
                john-kerry,Entity;Person,John Kerry,person,Kerry,,,3\r
                sergei-lavrov,Entity;Person,Sergei Lavrov,person,Lavrov;Lavrvo,,,\r
                russia,Entity;Country,Russia,country,Moscow,RU,Q159,\r

                """)
        #expect(
            files[1].contains(
                "\r\nsergei-lavrov,HOLDS_OFFICE,russia,holdsOffice,actual,Foreign Minister,,,,talks,,"))
    }

    /// What spreadsheets would run, and two texts that must not become one.
    @Test(arguments: [
        ("=1", "'=1"), ("'=1", "''=1"), ("'s-Hertogenbosch", "'s-Hertogenbosch"), ("+", "'+"), ("a=1", "a=1"),
        ("-5", "'-5"), ("@a", "'@a"), ("\tx", "\"'\tx\""), ("\r", "\"'\r\""), ("＝1", "'＝1"), ("", ""),
        ("a,b", "\"a,b\""), ("\"", "\"\"\"\""), ("\"\u{301}", "\"\"\"\u{301}\""), (" a", "\" a\""),
        ("a\u{0}", "\"a\u{FFFD}\""),
    ])
    func safeCells(_ text: String, _ cell: String) {
        #expect(Array(CSVText.cell(.text(text)).utf8) == Array(cell.utf8))
    }

    @Test func listCells() {
        #expect(CSVText.cell(.texts(["a;b", "c"])) == "\"a,b;c\"")
        #expect(CSVText.cell(.texts(["=a", "b"])) == "'=a;b")
        #expect(CSVText.cell(.integers([-1, 2])) == "-1;2")
    }

    @Test(arguments: [
        ("it's", #"'it\'s'"#), (#"a\"#, #"'a\\'"#), ("a\nb\r\t", #"'a\nb\r\t'"#),
        ("\u{0}\u{2028}", #"'\u0000\u2028'"#),
        (#"\u0027 x"#, #"'\\' + 'u0027 x'"#), (#"\\U"#, #"'\\\\' + 'U'"#), ("é; // $x", "'é; // $x'"),
    ])
    func cypherStrings(_ text: String, _ literal: String) {
        #expect(CypherText.string(text) == literal)
    }

    @Test(arguments: [
        (#"a\"#, #""a\\""#), (#"a"b"#, #""a\"b""#), ("a\r\nb\rc\n", #""a\nb\nc\n""#),
        ("\u{0}", "\"\u{FFFD}\""),
        ("AT&T &lt; &amp", "\"AT&T &amp;lt; &amp\""),
    ])
    func dotLabels(_ text: String, _ literal: String) {
        #expect(DOTText.label(text) == literal)
    }

    @Test(arguments: [
        ("2015", "2015-01-01", "2015-12-31"), ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-09-30", "2015-09-30", "2015-09-30"), ("2015-09-30T10:00:00Z", "2015-09-30", "2015-09-30"),
    ])
    func intervals(_ date: String, _ first: String, _ last: String) {
        #expect(DateInterval(date)?.first == first)
        #expect(DateInterval(date)?.last == last)
    }

    @Test func noInterval() {
        for text in ["", "yesterday", "2015-13", "2015-02-30"] { #expect(DateInterval(text) == nil) }
    }

    @Test func timeline() throws {
        let dated = try text("gexf", Samples.small)[0]
        #expect(dated.contains(#"mode="dynamic" timeformat="date""#))
        #expect(dated.contains(#"start="2016-01-01" end="2016-12-31""#))
        let undated = try text("gexf", Samples.merged)[0]
        #expect(undated.contains(#"mode="static""#) && !undated.contains("start="))
    }

    /// A relation to nowhere has no place in these formats, and must not make a file that nothing reads.
    @Test(arguments: ToolCheck.formats)
    func danglingEnds(_ name: String) throws {
        var graph = Samples.small
        graph.entities.removeLast()
        #expect(try !text(name, graph).joined().contains("Foreign Minister"))
    }

    @Test(arguments: ToolCheck.formats)
    func withoutEvidence(_ name: String) throws {
        #expect(try text(name, Samples.small).joined().contains("Kerry met Lavrov"))
        #expect(try !text(name, Samples.small, evidence: .none).joined().contains("Kerry met Lavrov"))
    }
}

/// The formats as networkx, Python's csv, Graphviz and an openCypher engine read them.
@Suite(
    .enabled(
        if: CrossCheck.python != nil,
        "ENTENTE_PYTHON should name a Python with what Tests/requirements.txt lists"))
struct ToolCheckTests {
    @Test func samplesAndRandomGraphs() throws {
        try CrossCheck.inTemporaryFolder { folder in
            var random = RandomGraphs(seed: 30_092_015)
            let graphs =
                [Samples.small, Samples.hostile, Samples.merged, Graph()]
                + (0..<60).map { _ in random.next() }
            for (index, graph) in graphs.enumerated() {
                try ToolCheck.export(graph, as: "\(index)", to: folder)
                if index < 4 { try ToolCheck.export(graph, as: "\(index)-bare", to: folder, evidence: .none) }
            }
            return try ToolCheck.run(folder, withEngine: true)
        }
    }

    @Test(
        .enabled(if: !CrossCheck.gold.isEmpty, "ENTENTE_SHARED should name the folder that holds gold"))
    func goldGraphs() throws {
        try CrossCheck.inTemporaryFolder { folder in
            for file in CrossCheck.gold {
                let name = file.deletingPathExtension().path.split(separator: "/").suffix(2).joined(
                    separator: "-")
                let documents = try GraphJSON.read(Data(contentsOf: file))
                try ToolCheck.export(Graph(documents: documents), as: name, to: folder)
            }
            return try ToolCheck.run(folder, withEngine: false)
        }
    }
}
