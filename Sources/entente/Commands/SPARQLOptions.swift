import ArgumentParser
import Exchange
import RDF
import SPARQL

/// How SPARQL is asked.
struct SPARQLOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Read the query from a file, or - for standard input.", valueName: "file"))
    var queryFile: String?

    @Option(
        name: .long,
        help:
            "What patterns outside GRAPH see: union, all graphs as one; or unnamed, the default graph alone.")
    var defaultGraph: DefaultGraphChoice?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What CONSTRUCT and DESCRIBE write: \(ConvertCommand.syntaxes); turtle when not given.",
            valueName: "syntax"))
    var format: String?

    @Flag(
        name: .long,
        help:
            "Write how the query would be answered, not the answer; with --verbose answer it, and count rows."
    )
    var explain = false

    @Option(name: .long, help: ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
    var timeout: Double?

    @Option(
        name: .long,
        help: ArgumentHelp("Give up when sorting, grouping and joining take more memory.", valueName: "MB"))
    var memoryLimit: Int?

    @Option(
        name: .long, help: ArgumentHelp("1.1, or 1.2 for SPARQL 1.2 with triple terms.", valueName: "version")
    )
    var rdfVersion: RDFVersion?

    @Option(name: .long, help: ArgumentHelp("Where the IRIs of entities begin: id:.", valueName: "iri"))
    var base: String?

    /// What is declared beforehand, for help.
    static let prefixes =
        ((try? GraphRDF())?.prefixes.namespaces ?? []).map { $0.prefix.label + ":" }.joined(separator: " ")

    func validate() throws {
        if let timeout, !(timeout > 0) {
            throw ValidationError("--timeout must be more than 0 seconds, not \(timeout)")
        }
        if let memoryLimit, memoryLimit < 1 {
            throw ValidationError("--memory-limit must be 1 MB or more, not \(memoryLimit)")
        }
        if let format, Syntax.named(format) == nil {
            throw ValidationError(
                "\"\(format)\" is no RDF syntax; --format takes one of \(ConvertCommand.syntaxes)")
        }
    }

    /// The options that are given, as they are written.
    var given: [String] {
        let options: [(String, Bool)] = [
            ("--default-graph", defaultGraph != nil), ("--format", format != nil), ("--explain", explain),
            ("--timeout", timeout != nil), ("--memory-limit", memoryLimit != nil),
            ("--rdf-version", rdfVersion != nil), ("--base", base != nil),
        ]
        return options.filter(\.1).map(\.0)
    }

    var evaluation: EvaluationOptions {
        EvaluationOptions(
            timeLimit: timeout, memoryLimit: memoryLimit.map { $0 << 20 },
            defaultGraph: (defaultGraph ?? .union).view)
    }

    /// - Throws: ``Failure`` where an IRI is of no use.
    func mapping(namespace: String) throws -> GraphRDF {
        do {
            return try GraphRDF(
                options: ExportOptions(base: base ?? ExportOptions.defaultBase, namespace: namespace))
        } catch {
            throw Failure.request("\(error)")
        }
    }
}

/// `--default-graph`.
enum DefaultGraphChoice: String, ExpressibleByArgument, CaseIterable {
    case union, unnamed

    var view: EvaluationOptions.DefaultGraph {
        switch self {
        case .union: .union
        case .unnamed: .defaultGraph
        }
    }
}
