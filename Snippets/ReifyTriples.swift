// RDF 1.2: triples that are spoken of.

import RDF

let text = """
    VERSION "1.2"
    PREFIX ex: <http://example.org/>
    ex:romania ex:sanctions ex:transmarin ~ ex:claim {| ex:confidence 0.66 |} .
    ex:sign ex:says "שלום"@he--rtl .
    """

// RDF 1.1 is what readers expect unless told otherwise.
do {
    _ = try TurtleReader().quads(in: text.utf8)
} catch {
    print(error)
}

let quads = try TurtleReader(options: ReaderOptions(version: .rdf12)).quads(in: text.utf8)
for quad in quads {
    if case .triple(let spokenOf) = quad.triple.object {
        print(quad.triple.subject, "speaks of", spokenOf)
    } else {
        print(quad)
    }
}
print(TurtleWriter(prefixes: PrefixMap([.rdf])).text(quads.map(\.triple)), terminator: "")
