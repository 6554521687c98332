import Fuzzing
import RDF

Fuzzer.run { bytes in
    try QuadChecks(NTriplesReader.self, bytes).run {
        [Text(NTriplesReader.self, NTriplesWriter().text($0.map(\.triple)))]
    }
}
