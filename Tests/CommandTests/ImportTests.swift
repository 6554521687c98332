import Foundation
import GraphStore
import KnowledgeGraph
import Testing

@Suite("Importing")
struct ImportTests {
    private let norway = """
        {"id":"one","title":"Visit","date":"2024-05","url":"https://example.org/1","entities":[\
        {"id":"a","type":"country","name":"Norway","link":"NO"},{"id":"b","type":"place","name":"Oslo"}],\
        "relations":[{"subject":"b","predicate":"locatedIn","object":"a","status":"actual","evidence":[\
        {"start":0,"end":4,"quote":"Oslo","sentence":"Oslo is in Norway."}]}]}
        """
    private let oslo =
        #"{"id":"two","entities":[{"id":"e1","type":"place","name":"Oslo"}],"relations":[]}"#

    /// What people have in Wikidata's terms.
    private let facts = """
        PREFIX wd: <http://www.wikidata.org/entity/>
        PREFIX wdt: <http://www.wikidata.org/prop/direct/>
        <urn:wikidata> { wd:Q20 wdt:P1082 5550203 ; wdt:P36 [ wdt:P1705 "Oslo"@nb ] . }
        """

    private func add(_ folder: TemporaryFolder, _ files: String...) throws -> Run {
        try Run(["import", folder.path("news.db")] + files.map { $0 == "-" ? $0 : folder.path($0) })
    }

    private func documents(_ folder: TemporaryFolder) throws -> [GraphDocument] {
        let store = try GraphStore(folder.path("news.db"), .readOnly)
        return try store.articles().compactMap { try store.document($0.id) }
    }

    private func ask(_ folder: TemporaryFolder, _ query: String) throws -> [Substring] {
        let run = try Run("query", folder.path("news.db"), query, "--results", "csv")
        #expect(run.status == 0, "\(run.error)")
        return run.text.split(whereSeparator: \.isNewline).dropFirst().map { $0 }
    }

    @Test("Graph JSON and JSON Lines become articles; what is the same is skipped, what has changed replaced")
    func graphJSON() throws {
        let folder = try TemporaryFolder()
        try folder.write("one.json", norway)
        try folder.write("both.jsonl", norway + "\n\n" + oslo + "\n")
        let first = try add(folder, "one.json", "both.jsonl")
        #expect(first.status == 0 && first.output.isEmpty, "\(first.error)")
        #expect(first.error.contains("2 added, 1 unchanged in"), "\(first.error)")
        let read = try GraphJSON.read(Data((norway + "\n" + oslo).utf8))
        #expect(try documents(folder) == read)

        let newer = oslo.replacing("Oslo", with: "Bergen")
        let run = try Run("import", folder.path("news.db"), "-", input: Data(newer.utf8))
        #expect(run.error.contains("1 replaced"), "\(run.error)")
        #expect(try documents(folder).map(\.id) == ["one", "two"])
        #expect(try documents(folder)[1].entities.map(\.name) == ["Bergen"])
    }

    @Test(
        "An export of ours comes in as documents with nothing left over",
        arguments: [
            ["a.trig"], ["a.ttl"], ["a.nq"], ["a.jsonld"], ["a.rdf"], ["a.graphml"],
            ["a.ttl", "--rdf-version", "1.2"],
        ])
    func ours(options: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("both.jsonl", norway + "\n" + oslo)
        let graph = folder.path(options[0])
        let export = try Run(
            ["export", folder.path("both.jsonl"), "-o", graph] + options.dropFirst())
        #expect(export.status == 0, "\(export.error)")
        let run = try add(folder, options[0])
        #expect(run.status == 0, "\(run.error)")
        let store = try GraphStore(folder.path("news.db"), .readOnly)
        #expect(try store.articles().map(\.id).sorted() == ["one", "two"])
        #expect(try store.keptFiles().isEmpty)
        let relations = try store.graph().relations
        #expect(relations.map(\.predicate) == [.locatedIn])
        #expect(relations[0].evidence.map(\.sentence) == ["Oslo is in Norway."])
        #expect(try add(folder, options[0]).error.contains("2 unchanged"))
    }

    @Test("What an RDF file says beside the graph is kept, and goes with the file")
    func besides() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "mine.ttl",
            """
            PREFIX ent: <https://w3id.org/entente/>
            PREFIX id: <https://w3id.org/entente/id/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            id:anna-berg a ent:Person ; rdfs:label "Anna Berg" ; <urn:born> 1970 ; ent:ally id:lars-holm .
            id:lars-holm a ent:Person ; rdfs:label "Lars Holm" ; <urn:lives> [ <urn:in> "Oslo" ] .
            """)
        let run = try add(folder, "mine.ttl")
        #expect(run.error.contains("1 added, 1 kept as files"), "\(run.error)")
        #expect(try Run("query", folder.path("news.db"), "--from", "Berg").text.contains("Lars Holm"))
        #expect(try ask(folder, "SELECT ?b { id:anna-berg ent:ally/<urn:lives>/<urn:in> ?b }") == ["Oslo"])
        let stats = try Run("stats", folder.path("news.db"), "--results", "csv")
        #expect(stats.text.contains("file,mine.ttl,,3"), "\(stats.text)")
        #expect(try add(folder, "mine.ttl").error.contains("2 unchanged"))
        #expect(try Run("remove", folder.path("news.db"), "mine.ttl", "mine").status == 0)
        #expect(try ask(folder, "SELECT ?s { ?s ?p ?o }").isEmpty)
    }

    @Test("Other RDF is kept as it is, and joins with articles over owl:sameAs")
    func others() throws {
        let folder = try TemporaryFolder()
        try folder.write("one.json", norway)
        try folder.write("facts.trig", facts)
        let run = try add(folder, "one.json", "facts.trig")
        #expect(run.status == 0, "\(run.error)")
        let wdt = "PREFIX wdt: <http://www.wikidata.org/prop/direct/> "
        let join =
            wdt + "SELECT ?g ?n ?p { ?o ent:locatedIn/owl:sameAs ?c . GRAPH ?g { ?c wdt:P1082 ?n ; "
            + "wdt:P36/wdt:P1705 ?p } }"
        #expect(try ask(folder, join) == ["urn:wikidata,5550203,Oslo"])
        #expect(try add(folder, "facts.trig").error.contains("1 unchanged"))

        try folder.write("facts.trig", facts.replacing("5550203", with: "5600000"))
        #expect(try add(folder, "facts.trig").error.contains("1 kept as files"))
        #expect(try ask(folder, join) == ["urn:wikidata,5600000,Oslo"])

        // The exports that have named graphs have these, too, and can be read back.
        for name in ["all.trig", "all.nq"] {
            let export = try Run("export", folder.path("news.db"), "-o", folder.path(name))
            #expect(export.status == 0, "\(export.error)")
            let found = try Run("query", folder.path(name), join, "--results", "csv")
            #expect(found.text.contains("urn:wikidata,5600000,Oslo"), "\(found.text)\(found.error)")
        }
        let part = try Run("export", folder.path("news.db"), "--format", "nquads", "--around", "Oslo")
        #expect(!part.text.contains("urn:wikidata"))

        #expect(try Run("remove", folder.path("news.db"), "facts.trig").status == 0)
        #expect(try ask(folder, join).isEmpty)
        #expect(try documents(folder).map(\.id) == ["one"])
    }

    @Test("Relations of things that are no entities are kept as they are, and the reason is given")
    func noGraph() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "own.nt",
            "<https://w3id.org/entente/id/norway> <https://w3id.org/entente/ally> <urn:sweden> .\n")
        let run = try add(folder, "own.nt")
        #expect(run.status == 0)
        #expect(run.error.contains("own.nt is kept as it is") && run.error.contains("is no entity"))
        #expect(try ask(folder, "SELECT ?o { id:norway ent:ally ?o }") == ["urn:sweden"])
    }

    @Test("A graph without documents is called as its file")
    func unnamed() throws {
        let folder = try TemporaryFolder()
        for name in ["x", "y"] {
            try folder.write(name + ".ttl", "<urn:\(name)> a <https://w3id.org/entente/Place> .")
        }
        #expect(try add(folder, "x.ttl", "y.ttl").status == 0)
        #expect(try documents(folder).map(\.id) == ["x", "y"])
    }

    @Test(
        "What is broken is named with its place and leaves the store as it was; the others are added",
        arguments: [
            ("bad.ttl", "<urn:a> <urn:b> <urn:c> .\n<urn:a> .", "line 2, column 9"),
            ("bad.nq", "<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n", "line 2, column 17"),
            ("bad.jsonl", #"{"id":"x","entities":[],"relations":[]}"# + "\n{\"id\":\n", "line 2"),
            ("bad.jsonld", #"{"@id": }"#, "line 1, column 9"),
        ])
    func broken(name: String, text: String, place: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(name, text)
        try folder.write("two.json", oslo)
        let alone = try add(folder, name)
        #expect(alone.status == 1)
        #expect(alone.error.contains(name) && alone.error.contains(place), "\(alone.error)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("news.db")))
        let both = try add(folder, name, "two.json")
        #expect(both.status == 1)
        #expect(both.error.contains(place), "\(both.error)")
        #expect(try documents(folder).map(\.id) == ["two"])
        #expect(try add(folder, name).status == 1)
        #expect(try documents(folder).map(\.id) == ["two"])
        #expect(try ask(folder, "SELECT ?s { ?s <urn:b> ?o }").isEmpty)
    }

    @Test("Any name will do for a store, but not a file that is something else")
    func names() throws {
        let folder = try TemporaryFolder()
        try folder.write("two.json", oslo)
        #expect(try Run("import", folder.path("news.store"), folder.path("two.json")).status == 0)
        #expect(try Run("stats", folder.path("news.store")).text.hasPrefix("1 documents"))
        let other = try Run("import", folder.path("two.json"), folder.path("two.json"))
        #expect(other.status == 1 && other.error.contains("no store of Entente"), "\(other.error)")
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("two.json")) == Data(oslo.utf8))
        let missing = try Run("import", folder.path("news.store"), folder.path("no.ttl"))
        #expect(missing.status == 2 && missing.error.contains("no such file"))
        try folder.write("a.txt", article)
        let text = try Run("import", folder.path("news.store"), folder.path("a.txt"))
        #expect(text.status == 1 && text.error.contains("entente extract reads articles"))
    }
}
