import ArgumentParser
import Exchange
import Foundation

/// How the files that hold graphs are read.
struct ReadingArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What GRAPH is, if neither its name nor its content says so: \(GraphReaders.list).",
            valueName: "format"))
    var inputFormat: String?

    @Option(
        name: .long, help: ArgumentHelp("Where the IRIs of the vocabulary begin in RDF.", valueName: "iri"))
    var namespace = ExportOptions.defaultNamespace

    func validate() throws {
        if let inputFormat, GraphReaders.named(inputFormat) == nil {
            throw ValidationError(
                "no graph is read from a format called \"\(inputFormat)\"; use one of \(GraphReaders.list)")
        }
    }

    var reader: (any GraphReader)? { inputFormat.flatMap { GraphReaders.named($0) } }
}

/// GRAPH, and how it is read.
struct GraphArgument: ParsableArguments {
    @Argument(help: "The graph: see entente --help.")
    var graph: String

    @OptionGroup var reading: ReadingArguments
}

extension GraphReaders {
    static var list: String { names.joined(separator: ", ") }
}
