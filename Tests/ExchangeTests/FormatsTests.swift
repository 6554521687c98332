import Exchange
import Foundation
import KnowledgeGraph
import Testing

struct FormatsTests {
    @Test func registry() {
        #expect(
            Formats.names == [
                "turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld", "json", "jsonl", "graphml",
                "gexf",
                "csv", "cypher", "dot",
            ])
        for format in Formats.all {
            #expect(Formats.named(format.name.uppercased())?.name == format.name)
            for suffix in format.fileExtensions {
                #expect(Formats.forFile(named: "/a.b/c d." + suffix.uppercased())?.name == format.name)
            }
        }
        #expect(
            Set(Formats.all.flatMap(\.fileExtensions)).count == Formats.all.flatMap(\.fileExtensions).count)
        #expect(Formats.named("yaml") == nil)
        #expect(Formats.forFile(named: "a") == nil)
        #expect(Formats.forFile(named: "a.ttl/b") == nil)
    }

    @Test(arguments: Formats.names, [EvidenceLevel.full, .none])
    func sameGraphSameBytes(_ name: String, _ evidence: EvidenceLevel) throws {
        let format = try #require(Formats.named(name))
        let options = ExportOptions(evidence: evidence, title: "Title\nof two lines")
        for graph in [Samples.small, Samples.hostile, Samples.merged, Graph()]
        where !(name == "rdfxml" && graph == Samples.hostile) {
            let first = try format.files(graph, options: options)
            #expect(try format.files(graph, options: options) == first)
            #expect(first.count == format.fileSuffixes.count)
            #expect(first.allSatisfy { $0.isEmpty || $0.last == UInt8(ascii: "\n") })
        }
    }

    @Test(arguments: [
        ("jsonld", ExportOptions(rdfVersion: .rdf12)), ("turtle", ExportOptions(isCanonical: true)),
        ("jsonld", ExportOptions(isCanonical: true)),
        ("nquads", ExportOptions(rdfVersion: .rdf12, isCanonical: true)),
    ])
    func whatAFormatCannotDo(_ name: String, _ options: ExportOptions) throws {
        let format = try #require(Formats.named(name))
        let error = #expect(throws: ExportError.self) { try format.write(Samples.small, options: options) }
        #expect(error?.description.hasPrefix("cannot write \(name): ") == true)
    }

    /// XML has no control characters.
    @Test func whatXMLCannotHold() throws {
        let error = #expect(throws: ExportError.self) {
            try RDFXMLFormat().write(Samples.hostile, options: ExportOptions())
        }
        #expect(error?.description.contains("U+0") == true, "\(error?.description ?? "")")
    }

    @Test func graphJSONReadsBack() throws {
        let options = ExportOptions()
        let one = try #require(Formats.named("json")).write(Samples.small, options: options)
        #expect(one.first == UInt8(ascii: "{"))
        #expect(try Graph(documents: GraphJSON.read(one)).relations.count == 3)
        for name in ["json", "jsonl"] {
            let several = try #require(Formats.named(name)).write(Samples.merged, options: options)
            let documents = try GraphJSON.read(several)
            #expect(documents.map(\.id) == ["one", "two", "three"])
            #expect(Graph(documents: documents).relations.map(\.evidence.count) == [2, 1])
            let bare = try #require(Formats.named(name)).write(
                Samples.merged, options: ExportOptions(evidence: .none))
            #expect(try GraphJSON.read(bare).flatMap(\.relations).allSatisfy(\.evidence.isEmpty))
        }
    }

    @Test(arguments: [
        "", "no scheme", "relative/", "https://w3id.org/entente/", "https://w3id.org/entente", "http://a b/",
    ])
    func badBase(_ base: String) {
        #expect(throws: ExportError.self) {
            try TurtleFormat().write(Samples.small, options: ExportOptions(base: base))
        }
    }

    @Test(arguments: ["", "no scheme", "relative/", "http://a b/", ExportOptions.defaultBase])
    func badNamespace(_ namespace: String) {
        #expect(throws: ExportError.self) {
            try TurtleFormat().write(Samples.small, options: ExportOptions(namespace: namespace))
        }
    }

    @Test(arguments: [("http://e/x", "http://e/x/"), ("http://e/x#", "http://e/x#"), ("urn:x:", "urn:x:")])
    func base(_ base: String, _ start: String) throws {
        let data = try NTriplesFormat().write(Samples.small, options: ExportOptions(base: base))
        #expect(String(decoding: data, as: UTF8.self).contains("<\(start)john-kerry> "))
    }
}
