import Fuzzing
import RDF

let prefixes = PrefixMap([
    .rdf, .xsd, Namespace("", "http://example.org/"), Namespace("s", "http://a.example/"),
])

Fuzzer.run { bytes in
    try QuadChecks(TriGReader.self, bytes).run {
        [Text(TriGReader.self, TriGWriter(prefixes: prefixes).text($0))]
    }
}
