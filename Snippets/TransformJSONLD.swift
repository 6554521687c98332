// JSON-LD: expanding, compacting, framing, and RDF.

import RDF

let document = try JSONValue(
    parsing: """
        {
          "@context": {"name": "http://schema.org/name", "knows": "http://schema.org/knows"},
          "@id": "http://example.org/irina", "name": "Irina",
          "knows": {"@id": "http://example.org/taras", "name": "Taras"}
        }
        """)

// Contexts that are given by address come from a loader; without one nothing is fetched.
let context: JSONValue = ["@context": ["schema": "http://schema.org/", "label": "schema:name"]]
let loader = JSONLDDocumentLoader.documents(["http://example.org/context.jsonld": context])
let processor = JSONLDProcessor(options: JSONLDOptions(documentLoader: loader))

print("expanded", try processor.expand(document).canonicalText)
print("compacted", try processor.compact(document, context: "http://example.org/context.jsonld").text())
let frame: JSONValue = ["@context": "http://example.org/context.jsonld", "label": "Taras"]
print("framed", try processor.frame(document, frame: frame).text())

let quads = try processor.toRDF(document)
print(NQuadsWriter().text(quads), terminator: "")
print("from RDF", try processor.fromRDF(quads.prefix(1)).canonicalText)
