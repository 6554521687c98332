import ArgumentParser
import Exchange
import Foundation
import RDF

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a graph in another format, evidence included.")

    @OptionGroup var input: GraphArgument

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp("\(Formats.list); from the file's name when not given.", valueName: "format"))
    var format: String?

    @Option(name: .long, help: "full, or none for the bare triples.")
    var evidence = EvidenceLevel.full

    @Option(name: .long, help: ArgumentHelp("Where the IRIs of entities begin.", valueName: "iri"))
    var base = ExportOptions.defaultBase

    @Option(
        name: .long,
        help: ArgumentHelp("1.1, or 1.2 for RDF with reifiers instead of statements.", valueName: "version"))
    var rdfVersion = RDFVersion.rdf11

    @Flag(name: .long, help: "Write canonical N-Quads or N-Triples (RDFC-1.0).")
    var canonical = false

    @Option(name: .long, help: "In JSON-LD: inline, or link for the address of the published one.")
    var context = ContextPlacement.inline

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let format = try chosenFormat()
        let destination = try GraphOutput(output, format)
        let (whole, hadProblems) = try await common.loader.graph(input)
        // All statuses go out unless one is asked for: an export is to lose nothing.
        let graph = try selection.apply(to: whole, defaultStatus: .any)
        do {
            var options = ExportOptions(
                evidence: evidence, base: base, namespace: input.reading.namespace,
                rdfVersion: rdfVersion, isCanonical: canonical, context: context)
            // Files that the store keeps as they are belong to all of it, and to no part.
            if selection.given.isEmpty, format is NQuadsFormat || format is TriGFormat {
                options.others = try common.loader.store(input)?.keptQuads() ?? []
            }
            try destination.write(try format.files(graph, options: options))
        } catch let error as ExportError {
            throw error.failure
        }
        if hadProblems { throw ExitCode(1) }
    }

    private func chosenFormat() throws -> any GraphFormat {
        let chosen = try namedFormat()
        guard chosen is any RDFFormat || !canonical && rdfVersion == .rdf11 else {
            throw Failure.request("--canonical and --rdf-version are for RDF, which \(chosen.name) is not")
        }
        return chosen
    }

    private func namedFormat() throws -> any GraphFormat {
        if let format { return try Formats.one(named: format) }
        guard let output, output != "-" else {
            return try Formats.one(named: canonical ? "nquads" : "turtle")
        }
        guard let format = Formats.forFile(named: output) else {
            throw Failure.request(
                "the name \"\(output)\" does not say which format to write; give --format, one of \(Formats.list)"
            )
        }
        return format
    }
}

extension EvidenceLevel: ExpressibleByArgument {}
extension ContextPlacement: ExpressibleByArgument {}

extension ExportError {
    /// As the command says it: options of no use are a wrong request.
    fileprivate var failure: Failure {
        switch self {
        case .badBase, .badNamespace, .badOption, .severalFiles: .request("\(self)")
        case .unwritable, .badTable: .work("\(self)")
        }
    }
}
