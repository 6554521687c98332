import RDF
import TestSupport
import Testing

/// The W3C's suites for N-Triples, N-Quads, Turtle, TriG and RDF/XML, as their manifests list them.
@Suite(.enabled(if: W3CSuite.exists, "ENTENTE_SHARED should name the folder that holds data/w3c/rdf-tests"))
struct W3CTests {
    static let suites = [
        W3CSuite(folder: "rdf11/rdf-n-triples", count: 70, version: .rdf11),
        W3CSuite(folder: "rdf11/rdf-n-quads", count: 87, version: .rdf11),
        W3CSuite(folder: "rdf11/rdf-turtle", count: 313, version: .rdf11),
        W3CSuite(folder: "rdf11/rdf-trig", count: 356, version: .rdf11),
        W3CSuite(folder: "rdf11/rdf-xml", count: 166, version: .rdf11),
        W3CSuite(folder: "rdf11/rdf-n-triples", count: 70, version: .rdf12),
        W3CSuite(folder: "rdf11/rdf-n-quads", count: 87, version: .rdf12),
        W3CSuite(folder: "rdf11/rdf-turtle", count: 313, version: .rdf12),
        W3CSuite(folder: "rdf11/rdf-trig", count: 356, version: .rdf12),
        W3CSuite(folder: "rdf11/rdf-xml", count: 166, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-n-triples/syntax", count: 29, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-n-quads/syntax", count: 27, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-turtle/syntax", count: 74, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-turtle/eval", count: 29, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-trig/syntax", count: 35, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-trig/eval", count: 25, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-xml/eval", count: 31, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-n-triples/c14n", count: 41, version: .rdf12),
        W3CSuite(folder: "rdf12/rdf-n-quads/c14n", count: 41, version: .rdf12),
    ]

    @Test(arguments: suites)
    func suite(_ suite: W3CSuite) throws {
        let entries = try suite.entries()
        #expect(entries.count == suite.count)
        let failures = try entries.filter { try !suite.passes($0) }.map(\.name)
        #expect(failures == [])
        let report = SuiteReport(
            suite: suite.testDescription, manifest: try suite.manifest(), count: entries.count,
            passed: entries.count - failures.count)
        #expect(try ConformancePage.difference(report) == nil)
    }

    /// The page has no results of suites that are not run.
    @Test(.enabled(if: !ConformancePage.isWriting, "the page is being written"))
    func pageHasTheseSuites() throws {
        let suites =
            Self.suites.map(\.testDescription) + JSONLDSuiteTests.table.map(\.testDescription)
            + [W3CCanonicalizationTests.name]
        let said = try ConformancePage.suites().filter { !$0.hasPrefix("rdf-tests/sparql/") }
        #expect(said == Set(suites), "other lines must go by hand")
    }
}
