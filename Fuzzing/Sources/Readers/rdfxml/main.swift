import Fuzzing
import RDF

Fuzzer.run { bytes in
    var checks = QuadChecks(RDFXMLReader.self, bytes)
    // Where libexpat finds ill-formed XML, and which rule it says is broken, depends on how much it has at hand.
    checks.comparesErrors = false
    // RDF 1.2 gives a meaning to attributes that were properties in RDF 1.1.
    try checks.run(isSubset: false) { quads in
        let triples = quads.map(\.triple)
        // RDF/XML cannot say everything that it can be made to read, such as a predicate that ends in a digit.
        let sorted = try? RDFXMLWriter().text(triples)
        let asGiven = try? RDFXMLWriter(order: .asGiven).text(triples)
        return [sorted, asGiven].compactMap { $0.map { Text(RDFXMLReader.self, $0) } }
    }
}
