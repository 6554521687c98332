import Foundation
import RDF
import SPARQL
import Testing

/// The W3C's tests of what is a query and what is none.
@Suite(
    .enabled(if: SPARQLSuite.exists, "ENTENTE_SHARED should name the folder that holds data/w3c/rdf-tests"))
struct SPARQLSyntaxSuiteTests {
    @Test(arguments: SPARQLSuites.all)
    func syntax(_ suite: SPARQLSuite) throws {
        let entries = try suite.entries()
        #expect(entries.count == suite.count)
        var failures: [String] = []
        for entry in entries where !entry.type.contains("Update") {
            let parser = QueryParser(options: QueryOptions(version: suite.version, base: entry.query))
            let text = try SPARQLSuite.contents(entry.query)
            do {
                _ = try parser.parse(text)
                if entry.type.hasPrefix("Negative") { failures.append("\(entry.label): is read") }
            } catch {
                if !entry.type.hasPrefix("Negative") { failures.append("\(entry.label): \(error)") }
            }
        }
        #expect(failures == [])
    }

    /// Whatever becomes of a query when it is cut or garbled, it is read or refused.
    @Test func garbled() throws {
        var random = RandomBytes(seed: 7)
        for suite in SPARQLSuites.all {
            for entry in try suite.entries() where !entry.type.contains("Update") {
                let text = [UInt8](try SPARQLSuite.contents(entry.query))
                for _ in 0..<20 {
                    let parser = QueryParser(options: QueryOptions(version: suite.version, base: entry.query))
                    let garbled = random.garbled(text)
                    if let query = try? parser.parse(garbled) { #expect(!query.description.isEmpty) }
                }
            }
        }
    }
}

/// The suites that are run.
enum SPARQLSuites {
    static let all = [
        SPARQLSuite(path: "sparql10/manifest.ttl", count: 482, version: .rdf11),
        SPARQLSuite(path: "sparql11/manifest-sparql11-query.ttl", count: 328, version: .rdf11),
        SPARQLSuite(path: "sparql11/manifest-sparql11-results.ttl", count: 10, version: .rdf11),
        SPARQLSuite(path: "sparql11/manifest-sparql11-fed.ttl", count: 10, version: .rdf11),
        SPARQLSuite(path: "sparql12/manifest.ttl", count: 269, version: .rdf12),
    ]
}

/// Texts spoilt at random, the same for the same seed.
struct RandomBytes {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(limit, 1)))
    }

    private static let marks = Array("{}()[]<>\"'.,;?$:@^|!*+-/&=~\\#_ \n\u{0}aé".utf8) + [0xFF, 0x80]

    /// The text with some bytes changed, left out, doubled, or the end cut off.
    mutating func garbled(_ text: [UInt8]) -> [UInt8] {
        var text = text
        for _ in 0...next(below: 3) where !text.isEmpty {
            let place = next(below: text.count)
            let other = next(below: text.count)
            switch next(below: 5) {
            case 0: text[place] = Self.marks[next(below: Self.marks.count)]
            case 1: text.insert(Self.marks[next(below: Self.marks.count)], at: place)
            case 2: text.remove(at: place)
            case 3: text.insert(contentsOf: text[min(place, other)...max(place, other)], at: place)
            default: text.removeSubrange(place...)
            }
        }
        return text
    }
}
