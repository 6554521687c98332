import Foundation
import KnowledgeGraph
import Testing

/// A graph with two articles, a person's name that two bear, and something of each status.
private let graph = """
    {"id":"one","title":"Talks","date":"2024-05-01","entities":[
     {"id":"e1","type":"country","name":"Norway","link":"NO"},{"id":"e2","type":"country","name":"Cyprus","link":"CY"},
     {"id":"e3","type":"person","name":"Ann Berg"},{"id":"e4","type":"person","name":"Tor Berg"}],
     "relations":[
     {"subject":"e1","predicate":"condemns","object":"e2","status":"actual","confidence":0.9,
      "evidence":[{"start":0,"end":24,"quote":"Norway condemned Cyprus.","sentence":"Norway condemned Cyprus."}]},
     {"subject":"e3","predicate":"holdsOffice","object":"e1","status":"actual","role":"envoy",
      "evidence":[{"start":30,"end":40,"quote":"envoy","sentence":"Ann Berg, an envoy, \\"spoke\\"."}]},
     {"subject":"e2","predicate":"rejects","object":"e1","status":"negated","attributedTo":"e3",
      "evidence":[{"start":50,"end":60,"quote":"no","sentence":"Cyprus did not refuse."}]}]}
    {"id":"two","date":"2025","entities":[
     {"id":"e1","type":"country","name":"Norway","link":"NO"},{"id":"e2","type":"country","name":"Cyprus","link":"CY"},
     {"id":"e3","type":"person","name":"Tor Berg"}],
     "relations":[
     {"subject":"e1","predicate":"condemns","object":"e2","status":"actual",
      "evidence":[{"start":5,"end":9,"quote":"again","sentence":"Norway condemned Cyprus again."}]},
     {"subject":"e3","predicate":"meets","object":"e2","status":"actual",
      "evidence":[{"start":15,"end":19,"quote":"met","sentence":"Berg met Cypriots."}]}]}
    """.split(separator: "\n").reduce(into: "") { $0 += ($1.hasPrefix("{") && !$0.isEmpty ? "\n" : "") + $1 }

private func ask(_ arguments: String...) throws -> Run {
    try Run([arguments[0], "-", "--input-format", "jsonl"] + arguments.dropFirst(), input: Data(graph.utf8))
}

@Suite("SPARQL on the command line")
struct SPARQLCommandTests {
    @Test("SELECT sees all graphs as one unless told otherwise; the usual prefixes need no declaration")
    func defaultGraph() throws {
        let query = "SELECT ?who ?whom { ?a ent:condemns ?b . ?a rdfs:label ?who . ?b rdfs:label ?whom }"
        let union = try ask("query", query)
        #expect(union.text == "?who\t?whom\n\"Norway\"\t\"Cyprus\"\n", "\(union.error)")
        let strict = try ask("query", query, "--default-graph", "unnamed")
        #expect(strict.text == "?who\t?whom\n", "\(strict.error)")
        let named = try ask(
            "query", "SELECT ?g { GRAPH ?g { id:norway ent:condemns id:cyprus } } ORDER BY ?g", "--results",
            "csv")
        #expect(
            named.text.contains("document/one\r\n") && named.text.contains("document/two\r\n"),
            "\(named.text)")
    }

    @Test("A query's own prefix wins, and id: follows --base")
    func prefixes() throws {
        let own = try ask("query", "PREFIX id: <urn:x:> ASK { id:norway ?p ?o }")
        #expect(own.text == "false\n", "\(own.text)\(own.error)")
        let base = try ask(
            "query", "SELECT ?e { ?e ent:isoCode 'NO' . id:norway ?p 'Norway' }", "--base",
            "https://example.org/x", "--results", "csv")
        #expect(base.text == "e\r\nhttps://example.org/x/norway\r\n", "\(base.text)\(base.error)")
    }

    @Test("CONSTRUCT and DESCRIBE write RDF, in Turtle or what is asked for")
    func graphs() throws {
        let query = "CONSTRUCT { ?b ent:adversary ?a } { ?a ent:condemns ?b }"
        #expect(try ask("query", query).text.contains("id:cyprus ent:adversary id:norway ."))
        let lines = try ask("query", query, "--format", "ntriples")
        #expect(
            lines.text
                == "<https://w3id.org/entente/id/cyprus> <https://w3id.org/entente/adversary> <https://w3id.org/entente/id/norway> .\n"
        )
        #expect(try ask("query", "DESCRIBE id:norway").text.contains("ent:isoCode \"NO\""))
        let folder = try TemporaryFolder()
        let file = try ask("query", query, "-o", folder.path("g.jsonld"))
        #expect(file.output.isEmpty && file.status == 0, "\(file.error)")
        #expect(try String(contentsOfFile: folder.path("g.jsonld"), encoding: .utf8).hasPrefix("{"))
    }

    @Test("The query comes from a file or standard input, and an RDF file is asked as it stands")
    func sources() throws {
        let folder = try TemporaryFolder()
        try folder.write("q.rq", "SELECT ?o { ?s <urn:p> ?o }")
        try folder.write("d.ttl", "<urn:s> <urn:p> 1, 2 .")
        for arguments in [["@q.rq"], ["--query-file", "q.rq"]] {
            let run = try Run(["query", "d.ttl"] + arguments + ["--results", "csv"], folder: folder.url)
            #expect(Set(run.text.split(whereSeparator: \.isNewline)) == ["o", "1", "2"], "\(run.error)")
        }
        let piped = try Run(
            ["query", "d.ttl", "-", "--results", "csv"], input: Data("ASK { ?s ?p 2 }".utf8),
            folder: folder.url)
        #expect(piped.text.contains("true"), "\(piped.error)")
        try folder.write("d.nq", "<urn:s> <urn:p> \"x\" <urn:g> .\n")
        let graph = try Run(
            ["query", "d.nq", "SELECT ?g { GRAPH ?g { ?s ?p ?o } }", "--results", "tsv"], folder: folder.url)
        #expect(graph.text == "?g\n<urn:g>\n", "\(graph.error)")
    }

    @Test("Articles are asked, too")
    func articles() throws {
        let run = try Run(
            "query", "-",
            "SELECT ?s { ?e ent:sentence ?s . ?x rdf:predicate ent:condemns ; prov:wasDerivedFrom ?e }",
            input: Data(article.utf8))
        #expect(run.text.contains("\"France condemned Belarus on Monday.\""), "\(run.error)")
    }

    @Test("A query that does not parse exits with 2, with line, column, the line and a mark under the place")
    func syntax() throws {
        let run = try ask("query", "SELECT ?x {\n  ?x ent:condemns }\n")
        #expect(run.status == 2)
        #expect(run.error.contains("line 2, column 19"), "\(run.error)")
        #expect(run.error.contains("\n    ?x ent:condemns }\n                    ^"), "\(run.error)")
        let prefix = try ask("query", "SELECT ?x { ?x foo:bar 1 }")
        #expect(prefix.status == 2 && prefix.error.contains("foo"), "\(prefix.error)")
    }

    @Test(
        "Options that do not fit are refused with 2",
        arguments: [
            (["ASK {}", "--from", "Norway"], "--from is for questions without SPARQL"),
            (["ASK {}", "--since", "2020"], "--since"),
            (["ASK {}", "--format", "turtle"], "--format is for CONSTRUCT"),
            (["DESCRIBE id:norway", "--results", "json"], "--results is for SELECT"),
            (["--explain"], "no query is given"),
            (["ASK {}", "--timeout", "0"], "--timeout"), (["-"], "both the graph and the query"),
            (["@/nowhere/q.rq"], "/nowhere/q.rq: no such file"),
            (["ASK {}", "--query-file", "q.rq"], "given twice"), (["ASK {}", "--format", "yaml"], "yaml"),
        ])
    func refused(arguments: [String], message: String) throws {
        let run = try Run(["query", "-", "--input-format", "jsonl"] + arguments, input: Data(graph.utf8))
        #expect(run.status == 2, "\(run.error)")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(run.output.isEmpty)
    }

    @Test("A limit that is met exits with 1, names the option that raises it, and leaves no file")
    func limits() throws {
        let folder = try TemporaryFolder()
        try folder.write("d.nt", (0..<300).map { "<urn:s\($0)> <urn:p> \"\($0)\" .\n" }.joined())
        let query = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?v }"
        let time = try Run(["query", "d.nt", query, "--timeout", "0.2", "-o", "out.csv"], folder: folder.url)
        #expect(time.status == 1 && time.error.contains("--timeout"), "\(time.error)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("out.csv")))
        let memory = try Run(
            [
                "query", "d.nt", "SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z } ORDER BY ?x", "--memory-limit",
                "1",
            ], folder: folder.url)
        #expect(memory.status == 1 && memory.error.contains("--memory-limit"), "\(memory.error)")
        let service = try ask("query", "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }")
        #expect(service.status == 1 && service.error.contains("network"), "\(service.error)")
    }

    @Test("--explain shows algebra and plan, and no answer")
    func explain() throws {
        let run = try ask("query", "SELECT ?s { ?s ent:condemns ?o }", "--explain")
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.text.contains("algebra") && run.text.contains("plan") && !run.text.contains("id:norway\n"))
    }

    @Test("A reader that goes away ends a long answer quietly")
    func closedPipe() throws {
        let folder = try TemporaryFolder()
        try folder.write("d.nt", (0..<300).map { "<urn:s\($0)> <urn:p> \"\($0)\" .\n" }.joined())
        let shown = try Terminal.run(
            "entente query d.nt 'SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }' | head -1", in: folder.url)
        #expect(shown.split(separator: "\n").count == 1, "\(shown)")
    }
}

@Suite("Plain questions")
struct PlainQuestionTests {
    @Test("Names that several bear, or nobody, exit with 2", arguments: ["show", "timeline"])
    func names(command: String) throws {
        let ambiguous = try ask(command, "Berg")
        #expect(ambiguous.status == 2)
        #expect(ambiguous.error.contains("ann-berg") && ambiguous.error.contains("tor-berg"))
        let unknown = try ask(command, "Norwya")
        #expect(unknown.status == 2 && unknown.error.contains("did you mean \"Norway\""), "\(unknown.error)")
    }

    @Test("A timeline marks the dates of articles, and keeps to bounds")
    func timeline() throws {
        let all = try ask("timeline", "Norway", "--results", "csv")
        let lines = all.text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",").prefix(5).joined(separator: ",")
        }
        #expect(
            lines.dropFirst() == [
                "2024-05-01,document,Norway,condemns,Cyprus",
                "2024-05-01,document,Ann Berg,holdsOffice,Norway",
                "2025,document,Norway,condemns,Cyprus",
            ], "\(all.error)")
        let table = try ask("timeline", "Norway", "--since", "2025")
        #expect(
            table.text.contains("~2025  Norway condemns Cyprus  Norway condemned Cyprus again."),
            "\(table.text)")
        #expect(!table.text.contains("2024"))
        let none = try ask("timeline", "Norway", "--relation", "ally")
        #expect(none.status == 0 && none.text.isEmpty && none.error.contains("no relation of Norway"))
    }

    @Test("path gives as many chains as asked for, longer ones after the shortest")
    func path() throws {
        let run = try ask(
            "path", "Ann Berg", "Tor Berg", "--count", "3", "--status", "any", "--results", "csv")
        #expect(
            run.text.split(whereSeparator: \.isNewline).contains {
                $0.hasPrefix("1,2,Norway,condemns,Cyprus")
            }, "\(run.text)")
        let text = try ask("path", "Ann Berg", "Cyprus")
        #expect(text.text.hasPrefix("1. Ann Berg – Norway – Cyprus\n"), "\(text.text)")
        #expect(text.text.contains("[one, 2024-05-01] Norway condemned Cyprus."))
        let none = try ask("path", "Ann Berg", "Cyprus", "--relation", "ally")
        #expect(none.status == 1 && none.error.contains("no chain"))
    }

    @Test("show groups relations, names documents and dates, and has a row for each sentence in scripts")
    func show() throws {
        let text = try ask("show", "cyprus").text
        #expect(text.hasPrefix("Cyprus  country, CY\n"), "\(text)")
        #expect(text.contains("others towards Cyprus\n  Norway condemns Cyprus"))
        #expect(text.contains("Cyprus rejects Norway (negated), says Ann Berg"))
        #expect(text.contains("documents: one, 2024-05-01; two, 2025"))
        let rows = try ask("show", "cyprus", "--results", "tsv").text.split(separator: "\n")
        #expect(rows.filter { $0.contains("\"condemns\"") }.count == 2)
    }

    @Test("stats counts in every form")
    func stats() throws {
        let csv = try ask("stats", "--results", "csv", "--top", "1").text
        #expect(csv.contains("entities,country,,2\r\n") && csv.contains("total,documents,,2\r\n"), "\(csv)")
        #expect(csv.contains("connected,Cyprus,country,3\r\n"), "\(csv)")
        let json = try JSONDecoder().decode(GraphStatistics.self, from: ask("stats", "--json").output)
        #expect(json.relations == 4)
    }

    @Test("What somebody says can be asked for, and the name of a file says the format")
    func saidBy() throws {
        let folder = try TemporaryFolder()
        let run = try ask("query", "--said-by", "Ann Berg", "--status", "any", "-o", folder.path("x.srj"))
        #expect(run.status == 0, "\(run.error)")
        let text = try String(contentsOfFile: folder.path("x.srj"), encoding: .utf8)
        #expect(text.contains("rejects") && !text.contains("condemns"))
    }

    @Test(
        "A table fits the terminal: sentences wrap, long cells end in an ellipsis",
        arguments: [60, 80] as [UInt16])
    func width(columns: UInt16) throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "Very ", count: 12) + "Long Ministry"
        let line = String(graph.split(separator: "\n")[0])
        try folder.write("g.json", line.replacing("Ann Berg\"", with: "\(long)\""))
        let shown = try Terminal.run("entente query g.json --status any", in: folder.url, columns: columns)
        let lines = shown.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= Int(columns) }, "\(shown)")
        #expect(shown.contains("…") && shown.contains("Norway condemned"))
        // Whoever reads a pipe gets all of it.
        let piped = try Run("query", folder.path("g.json"), "--results", "table", "--status", "any")
        #expect(piped.text.contains(long))
    }
}
