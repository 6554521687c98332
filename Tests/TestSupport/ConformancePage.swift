import Foundation
import RDF
import Synchronization

/// How the tests of one of the W3C's suites went.
package struct SuiteReport {
    /// The suite's folder, and how it was read if there is a choice.
    package let suite: String
    /// The manifest, of which the page gives the hash, so that it is known which edition was run.
    package let manifest: Data
    package let count: Int
    package var passed: Int
    /// The tests that were not run, by the reason.
    package var skipped: [String: [String]]

    package init(
        suite: String, manifest: Data, count: Int, passed: Int = 0, skipped: [String: [String]] = [:]
    ) {
        self.suite = suite
        self.manifest = manifest
        self.count = count
        self.passed = passed
        self.skipped = skipped
    }

    package var skippedCount: Int { skipped.values.reduce(0) { $0 + $1.count } }

    /// The line of the table of results.
    fileprivate var line: String {
        let hash = HashAlgorithm.sha256.hash(String(decoding: manifest, as: UTF8.self)).prefix(8)
        let failed = count - passed - skippedCount
        return "| \(suite) | \(count) | \(passed) | \(skippedCount) | \(failed) | `\(hash)` |"
    }

    /// The lines of the table of what was skipped.
    fileprivate var skips: [String] {
        skipped.map { "| \(suite) | \($0.value.joined(separator: " ")) | \($0.key) |" }
    }
}

/// docs/conformance.md, which must say what the suites gave. `ENTENTE_CONFORMANCE=write` makes it say so.
package enum ConformancePage {
    /// One suite at a time, for they run side by side.
    private static let lock = Mutex(())
    package static let isWriting = ProcessInfo.processInfo.environment["ENTENTE_CONFORMANCE"] == "write"

    /// The suite of the SPARQL Protocol, which is run against the server.
    package static let protocolSuite = "rdf-tests/sparql/sparql11/protocol/manifest.ttl"

    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/conformance.md")

    /// What the page says of a suite that is not what the report says; `nil` where the two agree. Where the page is
    /// being written, the report's lines come in place of the page's.
    package static func difference(_ report: SuiteReport) throws -> String? {
        try lock.withLock { _ in
            var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            if isWriting {
                replace(in: &lines, below: "## Results", report.suite, with: [report.line])
                replace(in: &lines, below: "## Skipped", report.suite, with: report.skips)
                try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
            }
            let said = lines.filter { $0.hasPrefix("| \(report.suite) |") }.sorted()
            let found = ([report.line] + report.skips).sorted()
            guard said != found else { return nil }
            return
                (["make conformance writes docs/conformance.md anew; it says:"] + said + ["found:"] + found)
                .joined(separator: "\n")
        }
    }

    /// The suites that the page has results of.
    package static func suites() throws -> Set<String> {
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        return Set(
            lines[rows(of: lines, below: "## Results")].map {
                $0.components(separatedBy: "|")[1].trimmingCharacters(in: .whitespaces)
            })
    }

    /// Replaces the lines of a table that begin with the suite; its lines stand in order.
    private static func replace(
        in lines: inout [String], below heading: String, _ suite: String, with new: [String]
    ) {
        let rows = rows(of: lines, below: heading)
        let others = lines[rows].filter { !$0.hasPrefix("| \(suite) |") }
        lines.replaceSubrange(rows, with: (others + new).sorted())
    }

    /// Where the lines of the table stand, without its two lines of head.
    private static func rows(of lines: [String], below heading: String) -> Range<Int> {
        guard let section = lines.firstIndex(of: heading),
            let start = lines[section...].firstIndex(where: { $0.hasPrefix("|-") })
        else { return lines.count..<lines.count }
        let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
        return (start + 1)..<end
    }
}
