import Foundation
import KnowledgeGraph
import Testing

@Suite("Commands")
struct CommandTests {
    @Test("An article becomes graph JSON, several become lines in the order of the inputs")
    func extract() throws {
        let folder = try TemporaryFolder()
        try folder.write("b.txt", article)
        try folder.write("a.txt", "Japan thanked Iceland.")
        let one = try Run("extract", folder.path("b.txt"))
        #expect(one.status == 0)
        let document = try #require(try GraphJSON.read(one.output).first)
        #expect(document.id == "b")
        #expect(document.relations.contains { $0.predicate == .condemns })
        let several = try Run("extract", folder.url.path)
        #expect(try GraphJSON.read(several.output).map(\.id) == ["a", "b"])
        let output = try Run("extract", folder.url.path, "-o", folder.path("all.jsonl"))
        #expect(output.output.isEmpty)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("all.jsonl")) == several.output)
    }

    @Test(
        "The name of the output file says the format",
        arguments: [("a.ttl", "@prefix"), ("a.jsonl", "{\"entities\""), ("a.json", "{\n")])
    func outputName(name: String, start: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        #expect(try Run("extract", folder.path("a.txt"), "-o", folder.path(name)).status == 0)
        let text = try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
        #expect(text.hasPrefix(start), "\(text.prefix(40))")
    }

    @Test("JSON Lines of articles and standard input are read too")
    func otherInputs() throws {
        let lines = #"{"id":"x","text":"France condemned Belarus.","title":"T","date":"2020-01-02"}"# + "\n"
        let run = try Run("extract", "-", input: Data(lines.utf8))
        let document = try #require(try GraphJSON.read(run.output).first)
        #expect(document.id == "x")
        #expect(document.date == "2020-01-02")
        let plain = try Run("stats", "-", "--json", input: Data(article.utf8))
        #expect(try JSONDecoder().decode(GraphStatistics.self, from: plain.output).documents == 1)
        let piped = try Run("query", "-", "--results", "csv", input: run.output)
        #expect(piped.text.contains("France,condemns,Belarus"))
    }

    @Test("--date dates articles that have no date, and none that has one")
    func date() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "France condemned Belarus on Tuesday.")
        let run = try Run("extract", folder.path("a.txt"), "--date", "2014-03-13")
        let document = try #require(try GraphJSON.read(run.output).first)
        #expect(document.date == "2014-03-13")
        #expect(document.relations.first { $0.predicate == .condemns }?.date == "2014-03-11")
        let line = #"{"id":"x","text":"France condemned Belarus.","date":"2020-01-02"}"#
        let dated = try Run("extract", "-", "--date", "2014", input: Data(line.utf8))
        #expect(try GraphJSON.read(dated.output).first?.date == "2020-01-02")
    }

    @Test("Two files of one name keep apart")
    func sameName() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            try FileManager.default.createDirectory(
                at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
            try folder.write(name + "/x.txt", article)
        }
        let ids = try GraphJSON.read(Run("extract", folder.url.path).output).map(\.id)
        #expect(ids.count == 2)
        #expect(Set(ids).count == 2)
    }

    @Test("An article that begins with a bracket is no graph JSON")
    func bracket() throws {
        let run = try Run(
            "query", "-", "--results", "csv", input: Data("[Wire] France condemned Belarus.".utf8))
        #expect(run.status == 0)
        #expect(run.text.contains("France,condemns,Belarus"))
    }

    @Test("An export loses no status unless one is asked for", arguments: [(nil, true), ("actual", false)])
    func exportedStatus(status: String?, hasDenied: Bool) throws {
        let input = Data("France did not condemn Belarus. Poland condemned Belarus.".utf8)
        let run =
            if let status {
                try Run("export", "-", "--format", "jsonl", "--status", status, input: input)
            } else {
                try Run("export", "-", "--format", "jsonl", input: input)
            }
        #expect(run.text.contains("negated") == hasDenied)
        #expect(run.text.contains("\"actual\""))
    }

    @Test("A query pattern finds a symmetric relation from either end, by any name")
    func query() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let json = try Run("extract", folder.path("a.txt"), "-o", folder.path("a.json"))
        #expect(json.status == 0)
        let run = try Run(
            "query", folder.path("a.json"), "--from", "holm", "--relation", "meets", "--results", "tsv")
        #expect(run.status == 0)
        #expect(run.text.contains("\"Lars Holm\"\t\"meets\"\t\"Ingrid Solheim\""))
        let table = try Run("query", folder.path("a.json"), "--relation", "condemns", "--results", "table")
        #expect(table.text.contains("France condemned Belarus on Monday."))
        let results = try Run("query", folder.path("a.json"), "--to", "belarus", "--results", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: results.output) as? [String: Any])
        #expect(
            (object["head"] as? [String: [String]])?["vars"]?.prefix(3) == ["subject", "relation", "object"])
    }

    @Test("show, path and stats speak of the same graph")
    func reading() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let show = try Run("show", folder.path("a.txt"), "SOLHEIM")
        #expect(show.text.contains("Ingrid Solheim  person"))
        #expect(show.text.contains("Ingrid Solheim holds office in Norway as Foreign Minister"))
        #expect(show.text.contains("met her Danish counterpart"))
        let path = try Run("path", folder.path("a.txt"), "Belarus", "Holm")
        #expect(path.text.contains("Belarus – France – Ingrid Solheim – Lars Holm"))
        let stats = try Run("stats", folder.path("a.txt"))
        #expect(stats.text.contains("1 documents"))
    }

    @Test(
        "A graph is drawn in the format of the file's name",
        arguments: [("svg", "<?xml"), ("png", "\u{89}PNG"), ("pdf", "%PDF"), ("dot", "digraph")])
    func render(format: String, start: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let run = try Run("render", folder.path("a.txt"), "-o", folder.path("a.\(format)"))
        #expect(run.status == 0, "\(run.error)")
        let data = try Data(contentsOf: folder.url.appendingPathComponent("a.\(format)"))
        let head = String(String.UnicodeScalarView(data.prefix(12).map { Unicode.Scalar($0) }))
        #expect(head.hasPrefix(start))
    }

    @Test("Selection narrows what is drawn and exported")
    func selection() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let run = try Run(
            "export", folder.path("a.txt"), "--format", "ntriples", "--evidence", "none", "--relation",
            "condemns")
        #expect(run.text.contains("condemns"))
        #expect(!run.text.contains("entente/meets>"))
        let around = try Run("render", folder.path("a.txt"), "--format", "dot", "--around", "Belarus")
        #expect(around.text.contains("France"))
        #expect(!around.text.contains("Holm"))
    }

    @Test("A format of two files writes both beside the name given, or neither")
    func twoFiles() throws {
        let folder = try TemporaryFolder()
        let input = Data(article.utf8)
        func files() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        }
        for command in ["export", "extract"] {
            let run = try Run(command, "-", "-o", folder.path("g.csv"), input: input)
            #expect(run.status == 0 && run.output.isEmpty, "\(run.error)")
            #expect(try files() == ["g-nodes.csv", "g-relations.csv"])
            let relations = try String(contentsOfFile: folder.path("g-relations.csv"), encoding: .utf8)
            #expect(relations.contains(",CONDEMNS,"))
            for name in try files() { try FileManager.default.removeItem(atPath: folder.path(name)) }
        }
        let bare = try Run("export", "-", "-o", folder.path("g"), "--format", "csv", input: input)
        #expect(bare.status == 0)
        #expect(try files() == ["g-nodes", "g-relations"])
        for name in try files() { try FileManager.default.removeItem(atPath: folder.path(name)) }
        // A folder stands where the second file should go.
        try FileManager.default.createDirectory(
            atPath: folder.path("g-relations.csv"), withIntermediateDirectories: false)
        let blocked = try Run("export", "-", "-o", folder.path("g.csv"), input: input)
        #expect(blocked.status == 1 && blocked.error.contains("g-relations.csv"))
        #expect(try files() == ["g-relations.csv"])
    }

    @Test(
        "The same article gives the same bytes in every export",
        arguments: [
            "turtle", "ntriples", "jsonld", "trig", "nquads", "jsonl", "graphml", "gexf", "cypher", "dot",
        ])
    func stable(format: String) throws {
        let first = try Run("export", "-", "--format", format, input: Data(article.utf8))
        let second = try Run("export", "-", "--format", format, "--jobs", "1", input: Data(article.utf8))
        #expect(first.status == 0)
        #expect(!first.output.isEmpty)
        #expect(first.output == second.output)
    }

    @Test(
        "Help, version and completions",
        arguments: [
            ["--help"], ["--version"], ["extract", "--help"], ["--generate-completion-script", "bash"],
        ])
    func help(arguments: [String]) throws {
        let run = arguments.count == 1 ? try Run(arguments[0]) : try Run(arguments[0], arguments[1])
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
        #expect(run.error.isEmpty)
    }
}

@Suite("Bad input")
struct BadInputTests {
    @Test(
        "A file that cannot be read is named with the reason, the others are done, and the exit code is 1",
        arguments: [
            ("empty.txt", Data(), "empty"), ("blank.txt", Data(" \n\t\n".utf8), "empty"),
            ("binary.txt", Data([0x50, 0x4B, 3, 4, 0, 0]), "binary"),
            ("latin.txt", Data([0x41, 0x0A, 0x63, 0xE9, 0x20]), "line 2 has the byte 0xE9"),
            ("wide.txt", Data([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]), "UTF-16"),
            ("long.txt", Data(repeating: 0x61, count: 50_000_000), "50 MB"),
            ("lines.jsonl", Data("{\"id\":1}\n".utf8), "line 1"),
        ])
    func unreadable(name: String, data: Data, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(name, data)
        try folder.write("good.txt", article)
        let run = try Run("extract", folder.path(name), folder.path("good.txt"), "--format", "jsonl")
        #expect(run.status == 1)
        #expect(run.error.contains(name))
        #expect(run.error.contains(message), "\(run.error)")
        #expect(try GraphJSON.read(run.output).map(\.id) == ["good"])
        let alone = try Run("extract", folder.path(name))
        #expect(alone.status == 1)
        #expect(alone.output.isEmpty)
    }

    @Test(
        "A wrong request says what is wrong and exits with 2",
        arguments: [
            (["extract", "/nowhere/a.txt"], "/nowhere/a.txt: no such file"),
            (["render", "/nowhere/a.json"], "no such file"),
            (["export", "-", "--format", "yaml"], "\"yaml\"; use one of turtle"),
            (["export", "-", "-o", "graph.xyz"], "graph.xyz"),
            (["export", "-", "--format", "csv"], "give the NAME with -o NAME.csv"),
            (["extract", "-", "--format", "csv", "-o", "-"], "give the NAME with -o NAME.csv"),
            (["render", "-", "--format", "bmp"], "bmp"),
            (["render", "-", "--layout", "spiral"], "spiral"),
            (["show", "-", "Nobody"], "nothing in the graph is named \"Nobody\""),
            (["query", "-", "--from", "Solhiem"], "did you mean \"Ingrid Solheim\""),
            (["query", "-", "--relation", "likes"], "likes"),
            (["query", "-", "--since", "yesterday"], "yesterday"),
            (["extract", "-", "--date", "yesterday"], "yesterday"),
            (["extract", "-", "--date", "2014-13"], "2014-13"),
            (["query", "-", "--until", "2015-09-31"], "2015-09-31"),
            (["extract", "-", "--jobs", "0"], "--jobs"),
            (["path", "-", "France", "france"], "are one entity"),
            (["extract", ""], "no such file"), (["fly"], "fly"),
        ])
    func requests(arguments: [String], message: String) throws {
        let run = try run(arguments)
        #expect(run.status == 2, "\(run.error)")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(run.output.isEmpty)
    }

    private func run(_ a: [String]) throws -> Run {
        let input = Data(article.utf8)
        switch a.count {
        case 1: return try Run(a[0], input: input)
        case 2: return try Run(a[0], a[1], input: input)
        case 3: return try Run(a[0], a[1], a[2], input: input)
        default: return try Run(a[0], a[1], a[2], a[3], input: input)
        }
    }

    @Test("An ambiguous name lists its bearers")
    func ambiguous() throws {
        let graph = GraphDocument(
            id: "g",
            entities: [
                Entity(id: "e1", type: .person, name: "Ana Silva"),
                Entity(id: "e2", type: .person, name: "Rui Silva"),
            ])
        let run = try Run("show", "-", "silva", input: try GraphJSON.write(graph))
        #expect(run.status == 2)
        #expect(run.error.contains("ana-silva"))
        #expect(run.error.contains("rui-silva"))
    }

    @Test("Broken graph JSON is named with its place")
    func brokenGraph() throws {
        let folder = try TemporaryFolder()
        try folder.write("g.json", #"{"id":"a","entities":[{"id":"e1"}],"relations":[]}"#)
        let run = try Run("stats", folder.path("g.json"))
        #expect(run.status == 1)
        #expect(run.error.contains("entities[0]"), "\(run.error)")
    }

    @Test("A file that cannot be written leaves nothing behind")
    func unwritable() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let run = try Run("extract", folder.path("a.txt"), "-o", folder.path("no/such/folder/a.json"))
        #expect(run.status == 1)
        #expect(run.error.contains("cannot write"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.txt"])
    }
}
