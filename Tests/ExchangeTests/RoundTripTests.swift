import Exchange
import Foundation
import KnowledgeGraph
import RDF
import Testing

/// What was exported comes back as it was, field by field and byte by byte.
struct RoundTripTests {
    static let count = 300

    /// How much of the graph's order a format brings back.
    enum Order { case whole, byDocument, none }

    static let formats: [(name: String, version: RDFVersion, order: Order)] = [
        ("turtle", .rdf11, .whole), ("ntriples", .rdf11, .whole), ("rdfxml", .rdf11, .whole),
        ("trig", .rdf11, .byDocument), ("nquads", .rdf11, .byDocument), ("jsonld", .rdf11, .none),
        ("turtle", .rdf12, .whole), ("ntriples", .rdf12, .whole), ("rdfxml", .rdf12, .whole),
        ("trig", .rdf12, .byDocument), ("nquads", .rdf12, .byDocument),
    ]

    @Test(arguments: formats)
    func randomGraphs(_ name: String, _ version: RDFVersion, _ order: Order) throws {
        let format = try #require(Formats.named(name))
        let reader = try #require(GraphReaders.named(name))
        var graphs = RandomGraphs(seed: 29, isForXML: name == "rdfxml")
        for number in 0..<Self.count {
            let graph = graphs.next()
            let data = try format.write(graph, options: ExportOptions(rdfVersion: version))
            let back = try reader.graph(data, options: ReadingOptions())
            let (expected, found) =
                switch order {
                case .whole: (graph, back)
                case .byDocument: (graph.orderedByDocument, back)
                case .none: (graph.orderedByContent, back.orderedByContent)
                }
            guard found.exact == expected.exact else {
                Issue.record(
                    "graph \(number)\n\(expected)\n\(found)\n\(String(decoding: data, as: UTF8.self))")
                return
            }
        }
    }

    /// The canonical form has no order of its own, and is the same for the same graph in any order.
    @Test(arguments: ["nquads", "ntriples"])
    func canonicalForm(_ name: String) throws {
        let format = try #require(Formats.named(name))
        var graphs = RandomGraphs(seed: 31)
        for _ in 0..<50 {
            let graph = graphs.next()
            var turned = graph
            turned.entities.reverse()
            turned.relations.reverse()
            for index in turned.relations.indices { turned.relations[index].evidence.reverse() }
            let data = try format.write(graph, options: ExportOptions(isCanonical: true))
            #expect(try format.write(turned, options: ExportOptions(isCanonical: true)) == data)
            let back = try #require(GraphReaders.named(name)).graph(data, options: ReadingOptions())
            #expect(back.orderedByContent.exact == graph.orderedByContent.exact)
        }
    }

    /// Bare exports have edges alone.
    @Test(arguments: ["turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld"])
    func bareGraphs(_ name: String) throws {
        let format = try #require(Formats.named(name))
        let data = try format.write(Samples.merged, options: ExportOptions(evidence: .none))
        let back = try #require(GraphReaders.named(name)).graph(data, options: ReadingOptions())
        #expect(back.entities == Samples.merged.entities)
        #expect(back.relations == [Relation(subject: "iran", predicate: .ally, object: "kosovo")])
    }

    @Test(arguments: [
        ("https://example.org/x-", "https://example.org/words/"), ("urn:x:_", "urn:words#"),
        ("https://example.org/%41", ExportOptions.defaultNamespace),
    ])
    func otherNamespaces(_ base: String, _ namespace: String) throws {
        for graph in [Samples.small, Samples.hostile, Samples.merged] {
            let data = try TurtleFormat().write(
                graph, options: ExportOptions(base: base, namespace: namespace))
            let back = try RDFGraphReader<TurtleReader>().graph(
                data, options: ReadingOptions(namespace: namespace))
            #expect(back.entities.map { Array($0.id.utf8) } == graph.entities.map { Array($0.id.utf8) })
            #expect(back.relations.count == graph.relations.count)
        }
        let data = try TurtleFormat().write(
            Samples.small, options: ExportOptions(namespace: "https://example.org/words/"))
        #expect(throws: GraphRDFError.self) {
            try RDFGraphReader<TurtleReader>().graph(data, options: ReadingOptions())
        }
    }

    /// What merging counted once is not counted again.
    @Test func mentionsOfMergedGraphs() throws {
        let documents = ["one", "two"].map { id in
            GraphDocument(
                id: id,
                entities: [
                    Entity(id: "a", type: .country, name: "Iran", link: "IR", mentionCount: 3),
                    Entity(id: "b", type: .country, name: "Kosovo", link: "XK", mentionCount: 1),
                    Entity(id: "c", type: .person, name: "A Speaker", mentionCount: 2),
                ],
                relations: [
                    Relation(
                        subject: "a", predicate: .ally, object: "b", attributedTo: "c",
                        evidence: [Evidence(range: 0..<1)])
                ])
        }
        let graph = Graph(documents: documents)
        #expect(graph.entities.map(\.mentionCount) == [6, 2, 4])
        #expect(Graph(documents: graph.documents) == graph)
    }
}
