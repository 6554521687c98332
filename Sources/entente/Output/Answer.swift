import ArgumentParser
import Foundation

/// What a plain question yields: text for people, and rows for scripts.
struct Answer {
    /// The columns of the rows.
    let variables: [String]
    /// One text a column; an empty one is no value.
    let rows: [[String]]
    /// What people read.
    let text: String
}

/// In which form an answer goes out, and where.
struct ResultsOptions: ParsableArguments {
    @Option(
        name: .long,
        help:
            "table for people, or for scripts \(ResultsFormat.scripts), the results formats of SPARQL 1.1."
    )
    var results: ResultsFormat?

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    /// Whether people look on.
    var isTerminal: Bool { (output == nil || output == "-") && Console.isTerminal(STDOUT_FILENO) }

    /// What the file's name says, if no format is given.
    var named: ResultsFormat? { results ?? output.flatMap { ResultsFormat(file: $0) } }

    /// - Parameter format: if neither option nor file name says which.
    func write(_ answer: Answer, else format: ResultsFormat = .table) throws {
        let writer = try Destination(output).open()
        switch named ?? format {
        case .table:
            try writer.write(
                answer.text.isEmpty || answer.text.hasSuffix("\n") ? answer.text : answer.text + "\n")
        case let format:
            try format.write(variables: answer.variables, rows: answer.rows, to: writer)
        }
        try writer.finish()
    }
}
