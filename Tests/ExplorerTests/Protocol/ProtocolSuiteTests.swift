import Hummingbird
import HummingbirdTesting
import RDF
import SPARQL
import TestSupport
import Testing

@testable import Explorer

/// The W3C's tests of the SPARQL 1.1 Protocol, against the server on a port of its own.
@Suite(
    .enabled(if: ProtocolSuite.exists, "ENTENTE_SHARED should name the folder that holds data/w3c/rdf-tests"))
struct ProtocolSuiteTests {
    @Test func suite() async throws {
        let suite = try ProtocolSuite()
        #expect(suite.tests.count == 34)
        var failures: [String] = []
        var skipped: [String: [String]] = [:]
        for test in suite.tests {
            if let reason = Self.reasonToSkip(test) {
                skipped[reason, default: []].append(test.name)
            } else if let failure = try await failure(test) {
                failures.append("\(test.name): \(failure)")
            }
        }
        #expect(failures == [])
        var report = SuiteReport(
            suite: ConformancePage.protocolSuite, manifest: suite.manifest, count: suite.tests.count,
            skipped: skipped)
        report.passed = suite.tests.count - failures.count - report.skippedCount
        #expect(try ConformancePage.difference(report) == nil)
    }

    /// Updates that must be refused are tried; those that must be done cannot be.
    private static func reasonToSkip(_ test: ProtocolSuite.Test) -> String? {
        let updates = test.steps.contains { step in
            step.headers[.contentType]?.hasPrefix("application/sparql-update") == true
                || step.body.map { String(decoding: $0, as: UTF8.self).hasPrefix("update=") } == true
        }
        return updates && test.steps.contains { $0.statuses.contains(2) } ? "the endpoint is read-only" : nil
    }

    private func failure(_ test: ProtocolSuite.Test) async throws -> String? {
        let store = try TestStore()
        for (file, name) in test.graphs {
            let triples = try NTriplesReader().triples(in: ProtocolSuite.contents(file))
            try store.keep(triples.map { Quad($0, graph: .iri(name)) }, as: name.string)
        }
        return try await store.explorer().application().test(.live) { client in
            for step in test.steps {
                let answer = try await client.execute(
                    uri: step.path, method: step.method, headers: step.headers,
                    body: step.body.map { ByteBuffer(bytes: $0) })
                if let failure = Self.failure(step, answer) { return failure }
            }
            return nil
        }
    }

    private static func failure(_ step: ProtocolSuite.Step, _ answer: TestResponse) -> String? {
        guard step.statuses.contains(answer.status.code / 100) else {
            return "status \(answer.status.code): \(answer.text)"
        }
        let formats =
            switch step.format {
            case "boolean": [ResultsFormat.json, .xml].map(\.mediaType)
            case "tabular": ResultsFormat.all.map(\.mediaType)
            case "RDF": [Syntax.turtle, .ntriples, .rdfxml].map(\.mediaType)
            default: [answer.mediaType]
            }
        guard formats.contains(answer.mediaType) else { return "sent as \(answer.mediaType)" }
        guard let boolean = step.boolean else { return nil }
        let table = try? ResultsFormat.forMediaType(answer.mediaType)?.reader()?.table(
            Array(answer.text.utf8))
        guard case .boolean(let said)? = table, said == boolean else {
            return "the answer is not \(boolean): \(answer.text)"
        }
        return nil
    }
}
