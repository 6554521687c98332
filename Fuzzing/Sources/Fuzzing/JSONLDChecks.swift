import RDF

/// What must hold for the JSON-LD processor, whatever the document.
public enum JSONLDChecks {
    /// Expansion, flattening and the quads of a document must agree, and the quads must come back.
    public static func run(_ bytes: [UInt8]) throws {
        guard let document = try? JSONValue(parsing: bytes), document.string == nil else { return }
        let processor = JSONLDProcessor(options: JSONLDOptions(base: "http://example.org/a/b"))
        let expanded: JSONValue
        let quads: [Quad]
        do {
            expanded = try processor.expand(document)
            _ = try? processor.frame(document, frame: document)
            _ = try? processor.compact(document, context: document)
            quads = try processor.toRDF(document)
        } catch {
            return
        }
        // What is still relative now must stay so.
        let plain = JSONLDProcessor()
        for (name, form) in [("expanded", expanded), ("flattened", try processor.flatten(document))] {
            // What is no document any more is none of ours: the recommendation makes null of some identifiers.
            guard let again = try? plain.toRDF(form) else { continue }
            guard Datasets.areSame(again, quads) else { throw Finding("\(name): \(form.text())") }
        }
        guard canSay(quads) else { return }
        try Text(jsonld: plain.fromRDF(quads).text()).check(says: quads)
        try Text(jsonld: JSONLDWriter().text(quads)).check(says: quads)
    }

    /// Whether JSON-LD 1.1 has all these terms, with the options as they are.
    public static func canSay(_ quads: [Quad]) -> Bool {
        quads.allSatisfy { quad in
            switch quad.triple.object {
            case .triple: false
            case .literal(let literal): literal.direction == nil && literal.datatype != Namespace.rdf["JSON"]
            case .iri, .blank: true
            }
        }
    }
}
