import RDF
import Testing

/// What is read of the W3C's files is written, read again, and the same.
@Suite(.enabled(if: W3CSuite.exists, "ENTENTE_SHARED should name the folder that holds data/w3c/rdf-tests"))
struct RDFXMLRoundTripTests {
    @Test(arguments: [
        W3CSuite(folder: "rdf11/rdf-xml", count: 166, version: .rdf11),
        W3CSuite(folder: "rdf12/rdf-xml/eval", count: 31, version: .rdf12),
    ])
    func roundTrip(_ suite: W3CSuite) throws {
        for entry in try suite.entries() where !entry.type.contains("Negative") {
            let options = ReaderOptions(version: suite.version, base: entry.action)
            let triples = try RDFXMLReader(options: options).triples(in: W3CSuite.contents(entry.action))
            for order in [TermOrder.sorted, .asGiven] {
                let text = try RDFXMLWriter(order: order).text(triples)
                let again = try RDFXMLReader(options: ReaderOptions(version: suite.version)).triples(
                    in: text.utf8)
                #expect(
                    try Dataset(again).isIsomorphic(to: Dataset(triples)),
                    "\(entry.name) was written\n\(text)")
            }
        }
    }
}
