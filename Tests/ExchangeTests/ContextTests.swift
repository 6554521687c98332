import Exchange
import Foundation
import KnowledgeGraph
import RDF
import Testing

/// The context of our JSON-LD, in the document or under its address.
struct ContextTests {
    static let file = CrossCheck.root.appendingPathComponent("docs/vocabulary/context.jsonld")

    /// `ENTENTE_WRITE_CONTEXT=1` makes the file anew.
    @Test func theFileIsWhatExportsName() throws {
        let text = JSONLDContext.Published.entente.context.document.text() + "\n"
        if ProcessInfo.processInfo.environment["ENTENTE_WRITE_CONTEXT"] == "1" {
            try Data(text.utf8).write(to: Self.file)
        }
        #expect(
            try String(contentsOf: Self.file, encoding: .utf8) == text,
            "run this test with ENTENTE_WRITE_CONTEXT=1, and commit \(Self.file.path)")
    }

    private func read(_ data: Data) throws -> Dataset {
        var reader = JSONLDReader()
        reader.documentLoader = .entente
        return try Dataset(reader.quads(in: data))
    }

    @Test(arguments: [ExportOptions.defaultBase, "http://e/x#", "urn:doc:"])
    func bothFormsSayTheSame(_ base: String) throws {
        for graph in [Samples.small, Samples.hostile, Samples.merged, Graph()] {
            let inline = try JSONLDFormat().write(graph, options: ExportOptions(base: base))
            let link = try JSONLDFormat().write(graph, options: ExportOptions(base: base, context: .link))
            if base == ExportOptions.defaultBase {
                let context = try JSONValue(parsing: link).object?["@context"]
                #expect(context == "https://w3id.org/entente/context.jsonld")
            }
            #expect(try read(link).isIsomorphic(to: read(inline)))
            let triples = try GraphRDF(options: ExportOptions(base: base)).triples(graph)
            #expect(try read(link).isIsomorphic(to: Dataset(triples.map { Quad($0) })))
        }
    }

    @Test func noOtherContextIsKnown() throws {
        var reader = JSONLDReader()
        reader.documentLoader = .entente
        let text = #"{"@context": "https://schema.org/", "name": "x"}"#
        let error = #expect(throws: JSONLDError.self) { try reader.quads(in: text.utf8) }
        #expect(error?.description.contains("<https://schema.org/>") == true)
        // Without the loader, ours is as unknown.
        let link = try JSONLDFormat().write(Samples.small, options: ExportOptions(context: .link))
        #expect(throws: JSONLDError.self) { try JSONLDReader().quads(in: link) }
    }

    /// With PyLD, which is given the file.
    @Test(
        .enabled(if: CrossCheck.python != nil, "ENTENTE_PYTHON should name a Python with PyLD and pyoxigraph")
    )
    func others() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, graph) in [
            ("small", Samples.small), ("hostile", Samples.hostile), ("merged", Samples.merged),
        ] {
            for (suffix, base) in [("", ExportOptions.defaultBase), ("-base", "http://e/x#")] {
                for context in ContextPlacement.allCases {
                    let file = folder.appendingPathComponent("\(name)\(suffix).\(context.rawValue).jsonld")
                    let options = ExportOptions(base: base, context: context)
                    try JSONLDFormat().write(graph, options: options).write(to: file)
                }
            }
        }
        let outcome = try CrossCheck.run("contexts", [folder.path, Self.file.path])
        #expect(outcome.isGood, "\(outcome.report)")
    }
}
