import Foundation
import RDF
import Synchronization
import Testing

/// How the tests of one of the W3C's suites went.
struct SuiteReport {
    /// The suite's folder, and how it was read if there is a choice.
    let suite: String
    /// The manifest, of which the page gives the hash, so that it is known which edition was run.
    let manifest: Data
    let count: Int
    var passed = 0
    /// The tests that were not run, by the reason.
    var skipped: [String: [String]] = [:]

    var skippedCount: Int { skipped.values.reduce(0) { $0 + $1.count } }

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
enum ConformancePage {
    /// One suite at a time, for they run side by side.
    private static let lock = Mutex(())
    static let isWriting = ProcessInfo.processInfo.environment["ENTENTE_CONFORMANCE"] == "write"

    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/conformance.md")

    /// Compares the page's lines on a suite with the report, or puts the report's in their place.
    static func check(_ report: SuiteReport) throws {
        try lock.withLock { _ in
            var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            if isWriting {
                replace(in: &lines, below: "## Results", report.suite, with: [report.line])
                replace(in: &lines, below: "## Skipped", report.suite, with: report.skips)
                try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
            }
            let said = lines.filter { $0.hasPrefix("| \(report.suite) |") }
            #expect(
                said.sorted() == ([report.line] + report.skips).sorted(),
                "make conformance writes docs/conformance.md anew")
        }
    }

    /// The suites that the page has results of.
    static func suites() throws -> Set<String> {
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
