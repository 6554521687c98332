import RDF
import TestSupport
import Testing

/// The W3C's suites for JSON-LD 1.1, as their manifests list them.
@Suite(
    .enabled(
        if: JSONLDSuite.exists,
        "ENTENTE_SHARED should name the folder that holds data/w3c/json-ld-api and json-ld-framing"))
struct JSONLDSuiteTests {
    /// A suite, the number of its tests, and how many are skipped for which reason.
    struct Row: Sendable, CustomTestStringConvertible {
        let suite: String
        var specification = "json-ld-api"
        let count: Int
        var skipped: [JSONLDSuite.Skip: Int] = [:]

        var testDescription: String { specification + "/" + suite }
    }

    static let table = [
        Row(suite: "expand", count: 385, skipped: [.version10: 8]),
        Row(suite: "compact", count: 246, skipped: [.version10: 2]),
        Row(suite: "flatten", count: 58, skipped: [.version10: 2]),
        Row(suite: "toRdf", count: 467, skipped: [.version10: 9, .generalizedRDF: 2]),
        Row(suite: "fromRdf", count: 54, skipped: [.version10: 1]),
        Row(
            suite: "frame", specification: "json-ld-framing", count: 92,
            skipped: [.version10: 1, .lastEmbedding: 1]),
        Row(suite: "html", count: 50),
        Row(suite: "remote-doc", count: 18),
    ]

    @Test(arguments: table) func w3c(_ row: Row) throws {
        let suite = try JSONLDSuite(row.suite, of: row.specification)
        #expect(suite.tests.count == row.count)
        var report = SuiteReport(
            suite: row.testDescription, manifest: suite.manifest, count: suite.tests.count)
        suite.run(isPassed, &report)
        let skipped = row.skipped.map { ($0.key.rawValue, $0.value) }
        #expect(report.skipped.mapValues(\.count) == Dictionary(uniqueKeysWithValues: skipped))
        #expect(report.passed == report.count - report.skippedCount)
        #expect(try ConformancePage.difference(report) == nil)
    }

    /// Whether the result is the one expected, if the test expects one.
    private func isPassed(_ test: JSONLDSuite.Test) throws -> Bool {
        let processor = try JSONLDProcessor(options: test.options)
        let input = test.iri("input")
        switch test.kind {
        case .expansion: return try isSame(try processor.expand(input), as: test)
        case .compaction:
            let result = try processor.compact(input, context: try test.json("context"))
            return try isSame(result, as: test, processor)
        case .flattening:
            let context = test.entry.contains("context") ? try test.json("context") : nil
            return try isSame(try processor.flatten(input, context: context), as: test, processor)
        case .framing:
            return try isSame(try processor.frame(input, frame: test.iri("frame")), as: test, processor)
        case .fromRDF:
            let quads = try NQuadsReader().quads(in: test.data("input"))
            return try isSame(try processor.fromRDF(quads), as: test)
        case .toRDF:
            let quads = try processor.toRDF(input)
            guard test.entry.contains("expect") else { return true }
            return try Dataset(quads).isIsomorphic(to: Dataset(NQuadsReader().quads(in: test.data("expect"))))
        }
    }

    /// - Parameter processor: expands what is compacted, for lists that a context makes of arrays are
    ///   compared in order only then.
    private func isSame(
        _ result: JSONValue, as test: JSONLDSuite.Test, _ processor: JSONLDProcessor? = nil
    ) throws -> Bool {
        guard test.entry.contains("expect") else { return true }
        let expected = try test.json("expect")
        guard JSONLDComparison.areEqual(result, expected) else { return false }
        guard let processor else { return true }
        return JSONLDComparison.areEqual(try processor.expand(result), try processor.expand(expected))
    }
}
