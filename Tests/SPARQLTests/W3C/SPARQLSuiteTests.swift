import Foundation
import RDF
import SPARQL
import TestSupport
import Testing

/// The W3C's suites for SPARQL Query and the formats of results, as their manifests list them.
@Suite(
    .enabled(if: SPARQLSuite.exists, "ENTENTE_SHARED should name the folder that holds data/w3c/rdf-tests"))
struct SPARQLSuiteTests {
    @Test(arguments: SPARQLSuites.all)
    func suite(_ suite: SPARQLSuite) throws {
        let entries = try suite.entries()
        #expect(entries.count == suite.count)
        var failures: [String] = []
        var skipped: [String: [SPARQLSuite.Entry]] = [:]
        for entry in entries {
            if let reason = SPARQLSkips.reason(entry) {
                skipped[reason, default: []].append(entry)
            } else if let failure = failure(entry, suite.version) {
                failures.append("\(entry.label): \(failure)")
            }
        }
        #expect(failures.isEmpty, "\(failures.count):\n\(failures.joined(separator: "\n"))")
        var report = SuiteReport(
            suite: suite.testDescription, manifest: try suite.manifest(), count: entries.count,
            skipped: skipped.mapValues { $0.map(\.name) })
        report.passed = entries.count - failures.count - report.skippedCount
        #expect(try ConformancePage.difference(report) == nil)
    }

    /// The page has no results of suites that are not run.
    @Test(.enabled(if: !ConformancePage.isWriting, "the page is being written"))
    func pageHasTheseSuites() throws {
        let said = try ConformancePage.suites().filter { $0.hasPrefix("rdf-tests/sparql/") }
            .subtracting([ConformancePage.protocolSuite])
        #expect(said == Set(SPARQLSuites.all.map(\.testDescription)), "other lines must go by hand")
    }

    private func failure(_ entry: SPARQLSuite.Entry, _ version: RDFVersion) -> String? {
        do {
            if !entry.type.contains("SyntaxTest") {
                return try SPARQLEvaluation(entry: entry, version: version).difference()
            }
            let parser = QueryParser(options: QueryOptions(version: version, base: entry.query))
            let text = try SPARQLSuite.contents(entry.query)
            let isNegative = entry.type.hasPrefix("Negative")
            do throws(SyntaxError) {
                _ = try parser.parse(text)
                return isNegative ? "is read" : nil
            } catch {
                return isNegative ? nil : "\(error)"
            }
        } catch {
            return "\(error)"
        }
    }
}

/// The tests that are not run, and why.
enum SPARQLSkips {
    static func reason(_ entry: SPARQLSuite.Entry) -> String? {
        if entry.type.contains("Update") { return "SPARQL Update is not read" }
        if entry.needsService { return "SERVICE needs other servers, which are never asked" }
        return contradictions[entry.label]
    }

    /// Tests of SPARQL 1.2 that contradict SPARQL 1.1.
    private static let contradictions = [
        "expression/not-not.rq (not-not)":
            "ill-typed truth values are false in SPARQL 1.1 (section 17.2.2), and errors in SPARQL 1.2"
    ]
}
