import Exchange
import Foundation
import KnowledgeGraph
import RDF
import Testing

struct MappingTests {
    private func lines(_ graph: Graph, _ format: any GraphFormat, evidence: EvidenceLevel = .full) throws
        -> [String]
    {
        let data = try format.write(graph, options: ExportOptions(evidence: evidence))
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func turtleOfASmallGraph() throws {
        let text = try lines(Samples.small, TurtleFormat()).filter { !$0.hasPrefix("@prefix") }.joined(
            separator: "\n")
        #expect(
            text == #"""
                doc:talks a schema:Article ;
                    dcterms:title "\"Talks\" in Geneva" ;
                    dcterms:date "2015-09-30"^^xsd:date ;
                    dcterms:source <https://example.org/a%20b> ;
                    schema:url "https://example.org/a b" .
                id:john-kerry a ent:Person ;
                    rdfs:label "John Kerry" ;
                    skos:altLabel "Kerry" ;
                    ent:mentionCount 3 ;
                    ent:meets id:sergei-lavrov .
                id:sergei-lavrov a ent:Person ;
                    rdfs:label "Sergei Lavrov" ;
                    skos:altLabel "Lavrov", "Lavrvo" ;
                    ent:holdsOffice id:russia .
                id:russia a ent:Country ;
                    rdfs:label "Russia" ;
                    skos:altLabel "Moscow" ;
                    ent:isoCode "RU" ;
                    owl:sameAs wd:Q159 .
                st:john-kerry.meets.sergei-lavrov a rdf:Statement ;
                    rdf:subject id:john-kerry ;
                    rdf:predicate ent:meets ;
                    rdf:object id:sergei-lavrov ;
                    ent:status ent:actual ;
                    ent:confidence 0.85 ;
                    prov:wasDerivedFrom [
                        a oa:SpecificResource ;
                        oa:hasSource doc:talks ;
                        ent:sentence "Kerry met Lavrov." ;
                        oa:hasSelector
                            [ a oa:TextPositionSelector ; oa:start 0 ; oa:end 22 ] ,
                            [ a oa:TextQuoteSelector ; oa:exact "Kerry met Lavrov" ]
                    ] .
                st:sergei-lavrov.holdsOffice.russia.foreign-minister a rdf:Statement ;
                    rdf:subject id:sergei-lavrov ;
                    rdf:predicate ent:holdsOffice ;
                    rdf:object id:russia ;
                    ent:status ent:actual ;
                    ent:role "Foreign Minister" ;
                    prov:wasDerivedFrom [
                        a oa:SpecificResource ;
                        oa:hasSource doc:talks ;
                        oa:hasSelector [ a oa:TextPositionSelector ; oa:start 30 ; oa:end 60 ]
                    ] .
                st:john-kerry.sanctions.russia.possible.by-sergei-lavrov.2016 a rdf:Statement ;
                    rdf:subject id:john-kerry ;
                    rdf:predicate ent:sanctions ;
                    rdf:object id:russia ;
                    ent:status ent:possible ;
                    ent:attributedTo id:sergei-lavrov ;
                    dcterms:date "2016"^^xsd:gYear .
                """#)
    }

    /// In RDF 1.2, reifiers take the place of the statements; the rest is the same.
    @Test func turtleOfRDF12() throws {
        let data = try TurtleFormat().write(
            Samples.small, options: ExportOptions(namespace: "http://e/", rdfVersion: .rdf12))
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("@prefix ent: <http://e/> .\n"))
        #expect(!text.contains("rdf:"))
        #expect(text.contains("    ent:mentionCount 3 ;\n    ent:meets id:sergei-lavrov .\n"))
        #expect(
            text.hasSuffix(
                """

                << id:john-kerry ent:sanctions id:russia ~ st:john-kerry.sanctions.russia.possible.by-sergei-lavrov.2016 >>
                    ent:status ent:possible ;
                    ent:attributedTo id:sergei-lavrov ;
                    dcterms:date "2016"^^xsd:gYear .

                """))
    }

    @Test func jsonldOfASmallGraph() throws {
        let text = try lines(Samples.small, JSONLDFormat(), evidence: .none).joined(separator: "\n")
        #expect(
            text == #"""
                {
                  "@context": {
                    "ent": "https://w3id.org/entente/",
                    "id": "https://w3id.org/entente/id/",
                    "owl": "http://www.w3.org/2002/07/owl#",
                    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
                    "skos": "http://www.w3.org/2004/02/skos/core#",
                    "wd": "http://www.wikidata.org/entity/",
                    "Person": "ent:Person",
                    "Country": "ent:Country",
                    "label": "rdfs:label",
                    "altLabel": {"@id": "skos:altLabel", "@container": "@set"},
                    "isoCode": "ent:isoCode",
                    "sameAs": {"@id": "owl:sameAs", "@type": "@id"},
                    "mentionCount": "ent:mentionCount",
                    "holdsOffice": {"@id": "ent:holdsOffice", "@type": "@id", "@container": "@set"},
                    "meets": {"@id": "ent:meets", "@type": "@id", "@container": "@set"}
                  },
                  "@graph": [
                    {
                      "@id": "id:john-kerry",
                      "@type": "Person",
                      "label": "John Kerry",
                      "altLabel": ["Kerry"],
                      "mentionCount": 3,
                      "meets": ["id:sergei-lavrov"]
                    },
                    {
                      "@id": "id:sergei-lavrov",
                      "@type": "Person",
                      "label": "Sergei Lavrov",
                      "altLabel": ["Lavrov", "Lavrvo"],
                      "holdsOffice": ["id:russia"]
                    },
                    {
                      "@id": "id:russia",
                      "@type": "Country",
                      "label": "Russia",
                      "altLabel": ["Moscow"],
                      "isoCode": "RU",
                      "sameAs": "wd:Q159"
                    }
                  ]
                }
                """#)
    }

    /// Each document's graph holds the relations that it says with its own evidence; Kosovo has its item.
    @Test func namedGraphs() throws {
        let quads = try lines(Samples.merged, NQuadsFormat())
        let id = "https://w3id.org/entente/id/"
        let edge = "<\(id)iran> <https://w3id.org/entente/ally> <\(id)kosovo>"
        #expect(quads.filter { $0.hasPrefix(edge) }.count == 2)
        #expect(quads.contains("\(edge) <\(id)document/one> ."))
        #expect(quads.contains("\(edge) <\(id)document/two> ."))
        #expect(!quads.contains { $0.hasSuffix("<\(id)document/three> .") })
        #expect(quads.contains { $0.contains("<http://www.wikidata.org/entity/Q1246> .") })
        // A denied relation is a statement, but no edge.
        #expect(!quads.contains { $0.contains("<https://w3id.org/entente/attacks> <\(id)qom>") })
        #expect(quads.contains { $0.hasPrefix("<\(id)statement/iran.attacks.qom.negated>") })
        let trig = try lines(Samples.merged, TriGFormat())
        #expect(trig.filter { $0.hasSuffix(" {") } == ["doc:one {", "doc:two {"])
    }

    @Test func statementsThatSayAlmostTheSameStayApart() throws {
        let roles = ["Minister", "minister", "Minister!"]
        var relations = roles.map { Relation(subject: "a", predicate: .holdsOffice, object: "b", role: $0) }
        relations.append(Relation(subject: "a", predicate: .holdsOffice, object: "b"))
        let graph = Graph(
            entities: [
                Entity(id: "a", type: .person, name: "A"), Entity(id: "b", type: .country, name: "B"),
            ],
            relations: relations)
        let triples = try GraphRDF().triples(graph)
        let statements = triples.filter { $0.predicate == Namespace.rdf["subject"] }.map(\.subject)
        #expect(Set(statements).count == 4)
        let edges = triples.filter { $0.predicate == "https://w3id.org/entente/holdsOffice" }
        #expect(edges.count == 1)
        let capital = triples.first { $0.object == .string("Minister") }
        #expect(capital?.subject == .iri("https://w3id.org/entente/id/statement/a.holdsOffice.b.minister"))
    }

    @Test(arguments: [
        ("2015", "gYear"), ("2015-09", "gYearMonth"), ("2016-02-29", "date"),
        ("2015-09-30T10:20:30Z", "dateTime"),
        ("2015-09-30T10:20:30.5+02:00", "dateTime"), ("2015-02-29", "string"), ("2015-13", "string"),
        ("2015-09-30T10:20Z", "string"), ("yesterday", "string"), ("", "string"), ("2015-", "string"),
        ("2015T10:00:00", "string"), ("0000", "string"), ("２０１５", "string"), ("2015-09-30T", "string"),
    ])
    func dates(_ date: String, _ type: String) throws {
        let graph = Graph(sources: [Graph.Source(id: "d", date: date)])
        let object = try GraphRDF().triples(graph).last?.object
        #expect(object == .literal(Literal(date, datatype: Namespace.xsd[type])))
    }

    @Test(arguments: [
        (0.85, "0.85"), (0.9, "0.9"), (1, "1.0"), (0, "0.0"), (0.05, "0.05"), (0.999, "1.0"), (0.001, "0.0"),
    ])
    func confidence(_ value: Double, _ lexical: String) throws {
        let relation = Relation(subject: "a", predicate: .meets, object: "b", confidence: value)
        let triples = try GraphRDF().triples(Graph(relations: [relation]))
        #expect(
            triples.contains { $0.object == .literal(Literal(lexical, datatype: Namespace.xsd["decimal"])) })
    }

    @Test func everyCountryHasAnItem() throws {
        for code in ["RU", "NA", "XK", "US"] {
            let graph = Graph(entities: [Entity(id: "x", type: .country, name: "X", link: code)])
            #expect(
                try GraphRDF().triples(graph).contains { $0.predicate == Namespace.owl["sameAs"] }, "\(code)")
        }
    }
}
