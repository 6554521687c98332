import Foundation
import RDF
import SPARQL

/// Writes what a query yields, row by row.
struct QueryOutput {
    private enum Form {
        case results(ResultsChoice)
        case graph(Syntax)
    }

    private let form: Form
    private let prefixes: PrefixMap
    private let answer: ResultsOptions

    /// - Throws: ``Failure`` where the options do not fit the form of the query.
    init(_ query: Query, _ options: SPARQLOptions, _ answer: ResultsOptions, prefixes: PrefixMap) throws {
        self.answer = answer
        // Of two with one prefix, that of the query counts.
        self.prefixes = PrefixMap(query.prefixes.namespaces + prefixes.namespaces)
        switch query.form {
        case .select, .ask:
            guard options.format == nil else {
                throw Failure.request("--format is for CONSTRUCT and DESCRIBE; SELECT and ASK take --results")
            }
            form = .results(answer.named ?? (answer.isTerminal ? .table : .format(.tsv)))
        case .construct, .describe:
            guard answer.results == nil else {
                throw Failure.request("--results is for SELECT and ASK; CONSTRUCT and DESCRIBE take --format")
            }
            let named =
                options.format.flatMap(Syntax.named) ?? answer.output.flatMap { Syntax.forFile(named: $0) }
            form = .graph(named ?? .turtle)
        }
    }

    /// Writes a text for people.
    func write(_ text: String) throws {
        let writer = try Destination(answer.output).open()
        try writer.write(text.hasSuffix("\n") ? text : text + "\n")
        try writer.finish()
    }

    /// - Throws: ``Failure`` where the file cannot be written; what the evaluation throws.
    func write(_ results: QueryResults) throws {
        let writer = try Destination(answer.output).open()
        switch (results, form) {
        case (.solutions(let solutions), .results(let choice)):
            try solutions.write(to: stream(choice, to: writer))
        case (.boolean(let value), .results(let choice)):
            try stream(choice, to: writer).boolean(value)
        case (.graph(let triples), .graph(let syntax)):
            try triples.write(syntax, prefixes: prefixes, to: ChunkSink { try writer.write(Data($0)) })
        default: preconditionFailure("the results are not of the query's form")
        }
        try writer.finish()
    }

    private func stream(_ choice: ResultsChoice, to writer: ResultWriter) -> any ResultsWriter {
        choice.writer(to: writer, prefixes: prefixes, width: answer.isTerminal ? Console.width : nil)
    }
}
