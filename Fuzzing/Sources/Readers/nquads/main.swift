import Fuzzing
import RDF

Fuzzer.run { bytes in
    try QuadChecks(NQuadsReader.self, bytes).run { quads in
        var texts = [Text(NQuadsReader.self, NQuadsWriter().text(quads))]
        if JSONLDChecks.canSay(quads) { texts.append(Text(jsonld: JSONLDWriter().text(quads))) }
        return texts
    }
}
