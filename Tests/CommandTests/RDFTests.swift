import Foundation
import KnowledgeGraph
import Testing

@Suite("Graphs as RDF")
struct RDFTests {
    /// The article's graph, in a file of each format.
    private func files(_ folder: TemporaryFolder, _ endings: String...) throws {
        try folder.write("a.txt", article)
        #expect(try Run("extract", folder.path("a.txt"), "-o", folder.path("a.json")).status == 0)
        for ending in endings {
            let run = try Run("export", folder.path("a.json"), "-o", folder.path("a." + ending))
            #expect(run.status == 0, "\(run.error)")
        }
    }

    @Test(
        "What was exported is read like the graph itself, from files and from standard input",
        arguments: ["ttl", "trig", "nt", "nq", "rdf", "jsonld"])
    func reading(ending: String) throws {
        let folder = try TemporaryFolder()
        try files(folder, ending)
        for command in ["stats", "export"] {
            let format = command == "stats" ? "--json" : "--format=jsonl"
            let expected = try Run(command, folder.path("a.json"), format)
            let file = try Run(command, folder.path("a." + ending), format)
            #expect(file.status == 0, "\(file.error)")
            let data = try Data(contentsOf: folder.url.appendingPathComponent("a." + ending))
            let piped = try Run(command, "-", format, input: data)
            #expect(piped.status == 0, "\(piped.error)")
            if command == "stats" {
                #expect(file.output == expected.output)
                #expect(piped.output == expected.output)
            } else {
                #expect(
                    try GraphJSON.read(file.output).map(\.relations.count)
                        == GraphJSON.read(expected.output).map(\.relations.count))
                #expect(piped.output == file.output)
            }
        }
    }

    @Test("An RDF file is drawn, and asked like any graph")
    func otherCommands() throws {
        let folder = try TemporaryFolder()
        try files(folder, "ttl")
        let diagram = try Run("render", folder.path("a.ttl"), "--format", "svg")
        #expect(diagram.status == 0)
        #expect(diagram.text.contains("Ingrid Solheim"))
        #expect(try Run("show", folder.path("a.ttl"), "solheim").text.contains("as Foreign Minister"))
        #expect(try Run("path", folder.path("a.ttl"), "Belarus", "Holm").status == 0)
        let query = try Run("query", folder.path("a.ttl"), "--relation", "condemns", "--results", "csv")
        #expect(query.text.contains("France,condemns,Belarus"))
    }

    @Test("RDF 1.2 and another namespace come back")
    func options() throws {
        let folder = try TemporaryFolder()
        try files(folder)
        let words = "https://example.org/words#"
        let run = try Run(
            "export", folder.path("a.json"), "--rdf-version", "1.2", "--namespace", words, "-o",
            folder.path("a.ttl"))
        #expect(run.status == 0, "\(run.error)")
        let text = try String(contentsOf: folder.url.appendingPathComponent("a.ttl"), encoding: .utf8)
        #expect(text.contains("@prefix ent: <\(words)> ."))
        #expect(text.contains("<< id:france ent:condemns id:belarus ~ st:france.condemns.belarus >>"))
        let back = try Run("stats", folder.path("a.ttl"), "--namespace", words, "--json")
        #expect(back.output == (try Run("stats", folder.path("a.json"), "--json")).output)
        let wrong = try Run("stats", folder.path("a.ttl"))
        #expect(wrong.status == 1)
        #expect(wrong.error.contains("is it another namespace?"), "\(wrong.error)")
    }

    @Test("The canonical form does not depend on the way that the graph took")
    func canonical() throws {
        let folder = try TemporaryFolder()
        try files(folder, "nq", "trig")
        let first = try Run("export", folder.path("a.json"), "--canonical")
        #expect(first.status == 0, "\(first.error)")
        #expect(first.text.contains("_:c14n0"))
        #expect(first.output == (try Run("export", folder.path("a.trig"), "--canonical")).output)
        let triples = try Run("export", folder.path("a.nq"), "--canonical", "--format", "ntriples")
        #expect(
            triples.text.split(separator: "\n").sorted().joined() == triples.text.replacing("\n", with: ""))
    }

    @Test(
        "What a format cannot do is said",
        arguments: [
            (["--rdf-version", "1.2", "--format", "jsonld"], "jsonld: it has no triple terms"),
            (["--canonical", "--format", "turtle"], "nquads and ntriples have one"),
            (["--canonical", "--rdf-version", "1.2"], "RDF 1.1"),
            (["--canonical", "--format", "json"], "are for RDF"), (["--rdf-version", "2"], "2"),
            (["--namespace", "no IRI"], "\"no IRI\" as namespace"), (["--input-format", "yaml"], "\"yaml\""),
        ])
    func wrongRequests(options: [String], message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.json", #"{"id":"a","entities":[],"relations":[]}"#)
        let file = folder.path("a.json")
        let run =
            options.count == 2
            ? try Run("export", file, options[0], options[1])
            : options.count == 3
                ? try Run("export", file, options[0], options[1], options[2])
                : try Run("export", file, options[0], options[1], options[2], options[3])
        #expect(run.status == 2, "\(run.error)")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(run.output.isEmpty)
    }

    @Test(
        "Broken RDF is named with its place",
        arguments: [
            ("a.ttl", "<urn:a> <urn:b>\n  ; .", "line 2"), ("a.nt", "<urn:a> <urn:b> .", "line 1, column 17"),
            ("a.rdf", "<?xml version=\"1.0\"?>\n<x>", "line 2"), ("a.jsonld", "{\"@id\": }", "line 1"),
            ("a.jsonld", #"{"@id": 5}"#, "@id"),
            (
                "a.nq",
                "<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> .",
                "a.nq is no graph in nquads"
            ),
        ])
    func broken(name: String, text: String, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(name, text)
        let run = try Run("stats", folder.path(name))
        #expect(run.status == 1)
        #expect(run.error.contains(name))
        #expect(run.error.contains(message), "\(run.error)")
        #expect(try Run("stats", folder.path("no." + name)).status == 2)
    }

    @Test("JSON-LD under the name of JSON, and a format that is named")
    func unusualNames() throws {
        let folder = try TemporaryFolder()
        try files(folder, "jsonld", "ttl")
        for (from, to) in [("a.jsonld", "b.json"), ("a.ttl", "b.data")] {
            try FileManager.default.copyItem(atPath: folder.path(from), toPath: folder.path(to))
        }
        let expected = try Run("stats", folder.path("a.ttl")).output
        #expect(try Run("stats", folder.path("b.json")).output == expected)
        #expect(try Run("stats", folder.path("b.data"), "--input-format", "turtle").output == expected)
    }
}
