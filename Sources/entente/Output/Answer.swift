import ArgumentParser
import Foundation
import RDF
import SPARQL

/// What a plain question yields: text for people, and rows for scripts.
struct Answer {
    /// The columns of the rows.
    let variables: [String]
    /// One text a column; an empty one is no value.
    let rows: [[String]]
    /// What people read.
    let text: String
}

/// In which form answers go out, and where.
struct ResultsOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "table for people, or for scripts a results format of SPARQL 1.1: \(ResultsChoice.formats).",
            valueName: "format"))
    var results: ResultsChoice?

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    /// Whether people look on.
    var isTerminal: Bool { (output == nil || output == "-") && Console.isTerminal(STDOUT_FILENO) }

    /// What the option or the file's name says.
    var named: ResultsChoice? {
        results ?? output.flatMap { ResultsFormat.forFile(named: $0) }.map { .format($0) }
    }

    /// - Parameter choice: if neither option nor file name says which.
    func write(_ answer: Answer, else choice: ResultsChoice = .table) throws {
        let choice = named ?? choice
        let output = try Destination(output).open()
        if choice == .table {
            let isClosed = answer.text.isEmpty || answer.text.hasSuffix("\n")
            try output.write(isClosed ? answer.text : answer.text + "\n")
        } else {
            let writer = choice.writer(to: output, prefixes: PrefixMap(), width: nil)
            try writer.begin(variables: answer.variables.map { Variable($0) })
            for row in answer.rows { try writer.row(row.map { $0.isEmpty ? nil : Term.string($0) }) }
            try writer.end()
        }
        try output.finish()
    }
}
