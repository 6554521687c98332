// Making a graph and writing it for people.

import RDF

let ex = Namespace("ex", "http://example.org/")
let meeting = BlankNode(1)
let triples = [
    Triple(.iri(ex["vienna"]), ex["hosts"], .blank(meeting)),
    Triple(.blank(meeting), Namespace.rdf["type"], .iri(ex["Meeting"])),
    Triple(.blank(meeting), ex["guests"], .literal(Literal(12))),
    Triple(.iri(ex["vienna"]), Namespace.rdfs["label"], .literal(try Literal("Wien", language: "de"))),
    Triple(.iri(ex["vienna"]), Namespace.rdfs["label"], .string("Vienna")),
]

// Prefixes that are not used are not written; the same graph gives the same bytes.
let writer = TurtleWriter(prefixes: PrefixMap([ex, .rdf, .rdfs, .owl]))
print(writer.text(triples), terminator: "")
