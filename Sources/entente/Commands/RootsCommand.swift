import ArgumentParser
import Extraction
import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// For comparing with other event coders; `Training/evaluate_extraction.py` uses it.
struct RootsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roots",
        abstract: "Print the PLOVER root of the pair that each row of a table marks.",
        discussion: """
            The table is tab-separated, with its columns' names in the first line. One of them is marked_sentence: a text in \
            which <s>…</s> marks who does something and <t>…</t> to whom. One line is printed for each row.
            """,
        shouldDisplay: false)

    @Argument(help: "The table, or - for standard input.")
    var table: String

    @Flag(
        name: .long, help: "Print the probability of every root, tab-separated, below a line of their names.")
    var scores = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let rows = try MarkedRows(table).sentences
        let extractor = try ArticleExtraction.extractor()
        let roots: [[Predicate.Root: Double]]
        do { roots = try extractor.roots(of: rows) } catch { throw Failure.work("\(error)") }
        if scores {
            Console.write(
                Predicate.Root.allCases.map(\.rawValue).joined(separator: "\t"), to: .standardOutput)
        }
        for row in roots {
            let line = scores ? Self.line(row) : Self.best(row).rawValue
            Console.write(line, to: .standardOutput)
        }
    }

    private static func line(_ row: [Predicate.Root: Double]) -> String {
        Predicate.Root.allCases.map { String(format: "%.4f", row[$0] ?? 0) }.joined(separator: "\t")
    }

    /// The likeliest root; of equally likely ones, the first by the vocabulary.
    private static func best(_ row: [Predicate.Root: Double]) -> Predicate.Root {
        Predicate.Root.allCases.reduce(.consult) { (row[$1] ?? 0) > (row[$0] ?? 0) ? $1 : $0 }
    }
}
