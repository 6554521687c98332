import ArgumentParser
import Exchange
import Foundation
import RDF

/// Any RDF syntax to any other, the triples untouched.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Write RDF in another syntax, the triples untouched.",
        discussion: """
            Streams, in constant memory, but for JSON-LD, --pretty and --canonical. The order of the triples stays, and \
            so do prefixes and the labels of blank nodes where the syntaxes have them.
            """)

    @Argument(help: "The RDF file; - for standard input.")
    var file: String

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @Option(
        name: .long, help: ArgumentHelp("\(Self.syntaxes); from the file's name.", valueName: "syntax"))
    var from: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The same, from the name given to -o; nquads else.", valueName: "syntax"))
    var to: String?

    @Option(name: .long, help: ArgumentHelp("What relative IRIs are relative to.", valueName: "iri"))
    var base: String?

    @Option(name: .long, help: "1.1, or 1.2 for triple terms, reifiers, annotations and base directions.")
    var rdfVersion = RDFVersion.rdf11

    @Flag(name: .long, help: "Canonical N-Quads (RDFC-1.0): the same for all files that say the same.")
    var canonical = false

    @Flag(name: .long, help: "Group and sort what is written, for people to read.")
    var pretty = false

    @Flag(name: .long, help: "Only read, and say whether it is right, the forms of literals included.")
    var validate = false

    static let syntaxes = Syntax.all.map(\.name).joined(separator: ", ")

    func run() throws {
        let reader = try self.reader()
        do {
            if validate {
                try count(reader)
            } else {
                try write(reader)
            }
        } catch let error as FileError where error.action == .read && error.code == ENOENT {
            throw Failure.request("\(error)")
        } catch let error as CustomStringConvertible where Self.isWork(error) {
            throw Failure.work(error.description)
        }
    }

    private static func isWork(_ error: any CustomStringConvertible) -> Bool {
        error is SyntaxError || error is JSONLDError || error is FileError || error is NamedGraphError
            || error is RDFXMLWriterError || error is CanonicalizationError
    }

    // MARK: - Reading

    private func reader() throws -> any QuadReader {
        let name = file == "-" ? "standard input" : file
        guard let syntax = from.map(Syntax.named) ?? Syntax.forFile(named: file) else {
            throw Failure.request(
                from.map { "\"\($0)\" is no RDF syntax; --from takes one of \(Self.syntaxes)" }
                    ?? "\(name) does not say which syntax it is in; give --from, one of \(Self.syntaxes)")
        }
        let base = try base.map { base in
            do throws(IRIError) { return try IRI(base) } catch { throw Failure.request("--base: \(error)") }
        }
        let options = ReaderOptions(
            version: rdfVersion, base: base, sourceName: name, refusesIllTypedLiterals: validate)
        guard let reader = syntax.reader(options) else { preconditionFailure("\(syntax.name) has no reader") }
        guard var jsonld = reader as? JSONLDReader else { return reader }
        jsonld.documentLoader = .entente
        return jsonld
    }

    private func source() throws -> FileSource {
        file == "-" ? FileSource(descriptor: STDIN_FILENO) : try FileSource(path: file)
    }

    private func count(_ reader: any QuadReader) throws {
        var count = 0
        try reader.read(source()) { _ in count += 1 }
        try Destination(output).write(
            Data(
                "\(reader.options.sourceName ?? file): right, \(count) \(count == 1 ? "triple" : "triples")\n"
                    .utf8))
    }

    // MARK: - Writing

    private func write(_ reader: any QuadReader) throws {
        let syntax = try outputSyntax()
        let source = try source()
        let result = try Destination(output).open()
        if canonical || pretty {
            var quads: [Quad] = []
            var prefixes: [Namespace] = []
            try reader.read(source, declared: { prefixes.insert($0, at: 0) }, { quads.append($0) })
            try result.write(text(quads, syntax, PrefixMap(prefixes)))
        } else {
            guard let writer = syntax.writer() else { preconditionFailure("\(syntax.name) has no writer") }
            let stream = writer.stream(to: ChunkSink { try result.write(Data($0)) })
            try reader.read(source, declared: { try stream.declare($0) }, { try stream.write($0) })
            try stream.finish()
        }
        try result.finish()
    }

    private func outputSyntax() throws -> Syntax {
        if let to {
            guard let syntax = Syntax.named(to) else {
                throw Failure.request("\"\(to)\" is no RDF syntax; --to takes one of \(Self.syntaxes)")
            }
            return try checked(syntax)
        }
        guard let output, output != "-" else { return .nquads }
        guard let syntax = Syntax.forFile(named: output) else {
            throw Failure.request(
                "the name \"\(output)\" does not say which syntax to write; give --to, one of \(Self.syntaxes)"
            )
        }
        return try checked(syntax)
    }

    private func checked(_ syntax: Syntax) throws -> Syntax {
        if canonical, syntax != .nquads, syntax != .ntriples {
            throw Failure.request("--canonical writes nquads or ntriples, not \(syntax.name)")
        }
        return syntax
    }

    /// All quads at once.
    private func text(_ quads: [Quad], _ syntax: Syntax, _ prefixes: PrefixMap) throws -> String {
        let named = quads.first { $0.graph != nil }?.graph
        if let named, [.turtle, .ntriples, .rdfxml].contains(syntax) {
            throw NamedGraphError(graph: named, syntax: syntax)
        }
        if canonical { return try Canonicalizer().canonicalize(quads).nquads }
        switch syntax {
        case .turtle: return TurtleWriter(prefixes: prefixes).text(quads.map(\.triple))
        case .trig: return TriGWriter(prefixes: prefixes).text(quads)
        case .rdfxml: return try RDFXMLWriter(prefixes: prefixes).text(quads.map(\.triple))
        case .jsonld: return JSONLDWriter(context: JSONLDContext(prefixes: prefixes)).text(quads)
        default:
            let lines = quads.map { NQuadsWriter().text([$0]) }
            return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
        }
    }
}

extension RDFVersion: ExpressibleByArgument {
    public init?(argument: String) {
        switch argument {
        case "1.1": self = .rdf11
        case "1.2": self = .rdf12
        default: return nil
        }
    }
}
