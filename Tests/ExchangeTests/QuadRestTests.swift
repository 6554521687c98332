import KnowledgeGraph
import RDF
import Testing

@testable import Exchange

@Suite("What RDF says beside the graph")
struct QuadRestTests {
    private let graph = Graph(
        sources: [Graph.Source(id: "one", title: "Visit"), Graph.Source(id: "two")],
        entities: [
            Entity(id: "anna-berg", type: .person, name: "Anna Berg", aliases: ["Berg"], mentionCount: 2),
            Entity(id: "norway", type: .country, name: "Norway", link: "NO"),
        ],
        relations: [
            Relation(
                subject: "anna-berg", predicate: .nationality, object: "norway", confidence: 0.5,
                evidence: ["one", "two"].flatMap { document in
                    (0..<2).map {
                        Evidence(
                            document: document, range: $0..<($0 + 5), quote: "Anna", sentence: "She said so.")
                    }
                })
        ])

    private func rest(_ quads: [Quad]) throws -> [Quad] {
        try QuadRest(of: graph).quads { for quad in quads { $0(quad) } }
    }

    private func quads(version: RDFVersion = .rdf11) throws -> [Quad] {
        try GraphRDF(options: ExportOptions(rdfVersion: version)).quads(graph)
    }

    @Test("Nothing is left of what we write ourselves", arguments: [RDFVersion.rdf11, .rdf12])
    func nothing(version: RDFVersion) throws {
        let quads = try quads(version: version)
        #expect(try rest(quads).isEmpty)
        // The same in one graph, and with other blank nodes.
        #expect(try rest(quads.map { Quad($0.triple) }).isEmpty)
        let text = TurtleWriter(prefixes: PrefixMap()).text(quads.map(\.triple))
        #expect(
            try rest(TurtleReader(options: ReaderOptions(version: .rdf12)).quads(in: text.utf8)).isEmpty)
    }

    @Test("Other properties, languages and graphs are left")
    func others() throws {
        let others = try TriGReader().quads(
            in: Array(
                """
                PREFIX id: <https://w3id.org/entente/id/>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                id:norway rdfs:label "Norge"@nb ; <urn:area> 385207 .
                <urn:mine> { id:norway rdfs:label "Norway" }
                """.utf8))
        #expect(try rest(quads() + others) == others)
    }

    @Test("A piece of evidence of which more is said stays whole")
    func evidence() throws {
        let quads = try quads()
        let link = try #require(quads.first { $0.triple.predicate == Terms.wasDerivedFrom })
        let node = try #require(link.triple.object.resource)
        let note = Quad(node, Terms.date, .literal(Literal("2024")))
        let rest = Set(try rest(quads + [note]))
        #expect(rest.isSuperset(of: [link, note]))
        #expect(rest.isSuperset(of: quads.filter { $0.triple.subject == node }))
        // With the statement's link: the evidence, its position and its quote.
        let selectors = quads.filter { $0.triple.subject == node && $0.triple.predicate == Terms.hasSelector }
        #expect(selectors.count == 2)
        for selector in selectors {
            let parts = quads.filter { Term($0.triple.subject) == selector.triple.object }
            #expect(!parts.isEmpty && rest.isSuperset(of: parts))
        }
        #expect(rest.count < quads.count / 2)
    }

    @Test("Blank nodes in circles and in long chains end")
    func circles() throws {
        let property = Terms.date
        let nodes = (0..<2000).map { Resource.blank(BlankNode($0)) }
        let chain = zip(nodes, nodes.dropFirst() + [nodes[0]]).map { Quad($0, property, Term($1)) }
        #expect(Set(try rest(chain)) == Set(chain))
    }
}
