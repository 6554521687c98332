import Exchange
import Foundation
import KnowledgeGraph
import RDF
import Testing

/// RDF that others wrote by the vocabulary, or not quite by it.
struct GraphReadingTests {
    private static let prefixes = """
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix ent: <https://w3id.org/entente/> .
        @prefix id: <https://w3id.org/entente/id/> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix schema: <http://schema.org/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .

        """
    private static let people = """
        id:a a ent:Person ; rdfs:label "A" .
        id:b a ent:Person ; rdfs:label "B" .
        id:c a ent:Country .

        """

    private func read(_ turtle: String) throws -> Graph {
        try RDFGraphReader<TurtleReader>().graph(
            Data((Self.prefixes + turtle).utf8), options: ReadingOptions())
    }

    private func shape(_ name: String) throws -> Data {
        try Data(contentsOf: CrossCheck.root.appendingPathComponent("Tests/Shapes/" + name))
    }

    /// The same graph as JSON, as statements, by document and as reifiers.
    @Test func oneGraphInFourForms() throws {
        let json = try GraphJSONReader().graph(shape("good.json"), options: ReadingOptions())
        let turtle = try RDFGraphReader<TurtleReader>().graph(shape("good.ttl"), options: ReadingOptions())
        let trig = try RDFGraphReader<TriGReader>().graph(shape("good.trig"), options: ReadingOptions())
        let rdf12 = try RDFGraphReader<TurtleReader>().graph(
            shape("good-rdf12.ttl"), options: ReadingOptions())
        #expect(!turtle.relations.isEmpty)
        #expect(try TurtleFormat().write(json, options: ExportOptions()) == shape("good.ttl"))
        #expect(try TriGFormat().write(json, options: ExportOptions()) == shape("good.trig"))
        for graph in [turtle, trig, rdf12] {
            #expect(graph.orderedByContent == json.orderedByContent)
        }
    }

    @Test func edgesAlone() throws {
        let graph = try read(
            Self.people + """
                id:a ent:meets id:b ; ent:holdsOffice id:c ; rdfs:seeAlso id:b .
                id:b ent:meets id:a .
                <urn:s> a rdf:Statement ; rdf:subject id:a ; rdf:predicate ent:holdsOffice ; rdf:object id:c ;
                    ent:role "Minister" .
                """)
        #expect(
            graph.relations == [
                Relation(subject: "a", predicate: .holdsOffice, object: "c", role: "Minister"),
                Relation(subject: "a", predicate: .meets, object: "b"),
            ])
        #expect(graph.entities.map(\.name) == ["A", "B", "c"])
    }

    @Test func labelsInLanguages() throws {
        let graph = try read(
            #"id:a a ent:Place ; rdfs:label "Wien"@de, "Vienna", "Vienne"@fr ; skos:altLabel "Vienna", "Bécs"@hu ."#
        )
        #expect(graph.entities.map(\.name) == ["Vienna"])
        #expect(graph.entities.map(\.aliases) == [["Wien", "Vienne", "Vienna", "Bécs"]])
    }

    @Test func idsThatMeet() throws {
        let graph = try read(
            """
            <http://x/a%20b> a ent:Person . <http://y/a%20b> a ent:Person . <http://z/a%20b-2> a ent:Person .
            <urn:n> a ent:Person ; dcterms:identifier "a b" . _:label a ent:Person . <http://x/%FF> a ent:Person .
            """)
        #expect(graph.entities.map(\.id) == ["a b", "a b-3", "a b-2", "a b-4", "label", "%FF"])
    }

    @Test func whatIsNoneOfOurs() throws {
        let graph = try read(
            Self.people + """
                <urn:s> a rdf:Statement ; rdf:subject "x" ; rdf:predicate rdfs:seeAlso ; rdf:object 5 .
                <urn:t> rdf:reifies <<( id:a rdfs:seeAlso id:b )>> .
                <urn:d> a schema:Article ; dcterms:title <urn:x>, "Title" ; dcterms:date "2020"@en .
                <urn:e> rdf:reifies <<( id:a ent:meets id:b )>> ; prov:wasDerivedFrom <urn:d>, "page 1" .
                """)
        #expect(graph.relations == [Relation(subject: "a", predicate: .meets, object: "b")])
        #expect(graph.sources == [Graph.Source(id: "d", title: "Title", date: "2020")])
    }

    /// A statement with the evidence given, of a document.
    private static func evidence(_ text: String) -> String {
        """
        <urn:d> a schema:Article .
        <urn:s> rdf:reifies <<( id:a ent:meets id:b )>> ; prov:wasDerivedFrom [ a oa:SpecificResource ; \(text) ] .
        """
    }
    private static let position = "oa:hasSelector [ a oa:TextPositionSelector ; oa:start 1 ; oa:end 2 ]"

    @Test(arguments: [
        (
            "<urn:s> a rdf:Statement ; rdf:predicate ent:meets ; rdf:object id:b .",
            "<urn:s>: has no rdf:subject"
        ),
        ("<urn:s> a rdf:Statement ; rdf:subject id:a ; rdf:object id:b .", "<urn:s>: has no rdf:predicate"),
        ("<urn:s> rdf:reifies <<( id:a ent:meets id:x )>> .", "id/x> is no entity"),
        (
            "<urn:s> rdf:reifies <<( id:a ent:meets id:b )>>, <<( id:b ent:meets id:a )>> .",
            "reifies 2 relations"
        ),
        ("<urn:s> rdf:reifies <<( id:a ent:meets id:b )>> ; ent:status ent:likely .", "ent:status <https"),
        (
            "<urn:s> rdf:reifies <<( id:a ent:meets id:b )>> ; ent:status ent:actual, ent:negated .",
            "two values of ent:status"
        ),
        ("<urn:s> rdf:reifies <<( id:a ent:meets id:b )>> ; ent:role id:a .", "which is no text"),
        (
            "<urn:s> rdf:reifies <<( id:a ent:meets id:b )>> ; ent:confidence \"high\" .",
            "\"high\", which is no number"
        ),
        ("<urn:s> rdf:reifies <<( id:a ent:meets id:b )>> ; ent:attributedTo \"A\" .", "\"A\" is no entity"),
        (
            "id:a ent:meets id:x .",
            "the edge <https://w3id.org/entente/id/a> ent:meets <https://w3id.org/entente/id/x>"
        ),
        ("id:a a ent:Place .", "has 2 types, ent:Person and ent:Place"),
        ("id:a ent:mentionCount -1 .", "no whole number"),
        (evidence(position), "evidence of the statement <urn:s>: has no oa:hasSource"),
        (evidence("oa:hasSource \"d\" ; " + position), "no document"),
        (evidence("oa:hasSource <urn:d>"), "has no oa:TextPositionSelector"),
        (
            evidence(
                "oa:hasSource <urn:d> ; \(position), [ a oa:TextPositionSelector ; oa:start 3 ; oa:end 3 ]"),
            "has two"
        ),
        (
            evidence(
                "oa:hasSource <urn:d> ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start 3 ; oa:end 2 ]"),
            "backwards, from 3 to 2"
        ),
        (
            evidence("oa:hasSource <urn:d> ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start 3 ]"),
            "has no oa:end"
        ),
    ])
    func errors(_ turtle: String, _ message: String) throws {
        let error = #expect(throws: GraphRDFError.self) { try read(Self.people + turtle) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func otherErrors() throws {
        #expect(try read("").entities.isEmpty)
        let foreign = #expect(throws: GraphRDFError.self) { try read("<urn:a> rdfs:label \"A\" .") }
        #expect(foreign?.description.contains("<https://w3id.org/entente/>") == true)
        let syntax = #expect(throws: SyntaxError.self) { try read("\nid:a a ent:Person ,, .") }
        #expect(syntax?.line == 11)
        #expect(throws: ExportError.self) {
            try RDFGraphReader<TurtleReader>().graph(Data(), options: ReadingOptions(namespace: "no IRI"))
        }
    }

    @Test func relativeIRIs() throws {
        let turtle = Data("<#a> a <https://w3id.org/entente/Person> .".utf8)
        let reader = RDFGraphReader<TurtleReader>()
        #expect(throws: SyntaxError.self) { try reader.graph(turtle, options: ReadingOptions()) }
        let graph = try reader.graph(turtle, options: ReadingOptions(base: "file:///tmp/x y.ttl"))
        #expect(graph.entities.map(\.id) == ["a"])
    }

    @Test(arguments: ["turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld", "json", "jsonl", "graphml"])
    func exportsAreRecognized(_ name: String) throws {
        for version in ["jsonld", "graphml"].contains(name) ? [RDFVersion.rdf11] : [.rdf11, .rdf12] {
            for graph in [Samples.small, Samples.merged] {
                let options = ExportOptions(rdfVersion: version, title: "A title\nof two lines")
                let data = try #require(Formats.named(name)).write(graph, options: options)
                let reader = try #require(GraphReaders.recognizing(data), "\(name)")
                #expect(
                    try reader.graph(data, options: ReadingOptions()).entities.count == graph.entities.count)
            }
        }
    }

    @Test(arguments: [
        "", "# Talks\n\nFrance condemned Belarus.", "<b>France</b> condemned Belarus.", "<p>",
        "Prefix x: the talks.",
        "@prefix is what he said.", "BASE jumpers met.", "[Wire] France condemned Belarus.", "{France}",
        #"{"id":"x","text":"France condemned Belarus."}"#, "<?xml version=\"1.0\"?><html/>",
        "<a> <b> met. France condemned Belarus.",
    ])
    func articlesAreNot(_ text: String) {
        #expect(GraphReaders.recognizing(Data(text.utf8)) == nil)
    }

    @Test func registry() {
        #expect(
            GraphReaders.names == [
                "turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld", "json", "jsonl", "graphml",
            ])
        for reader in GraphReaders.all {
            #expect(GraphReaders.named(reader.name.uppercased())?.name == reader.name)
            for ending in reader.fileExtensions {
                #expect(GraphReaders.forFile(named: "a.b/c." + ending)?.name == reader.name)
            }
        }
        #expect(GraphReaders.forFile(named: "a.txt") == nil)
        #expect(GraphReaders.forFile(named: "ttl") == nil)
    }
}
