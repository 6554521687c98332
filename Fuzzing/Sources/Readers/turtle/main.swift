import Fuzzing
import RDF

let prefixes = PrefixMap([
    .rdf, .xsd, Namespace("", "http://example.org/"), Namespace("s", "http://a.example/"),
])

Fuzzer.run { bytes in
    try QuadChecks(TurtleReader.self, bytes).run {
        [Text(TurtleReader.self, TurtleWriter(prefixes: prefixes).text($0.map(\.triple)))]
    }
}
