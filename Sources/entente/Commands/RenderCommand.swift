import ArgumentParser
import Diagrams
import Foundation
import KnowledgeGraph
import Page

struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draw a graph as a diagram, or as an interactive page.")

    @OptionGroup var input: GraphArgument

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @Option(
        name: .long,
        help: "\(RenderFormat.list); from the file's name when not given. html is a page to explore.")
    var format: String?

    @OptionGroup var drawing: DrawingOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let format = try RenderFormat(named: format, output: output)
            let (whole, hadProblems) = try await common.loader.graph(input)
            let graph = try selection.apply(to: whole)
            let options = try drawing.options(
                for: format, focus: selection.around, in: IndexedGraph(graph))
            let diagram = Diagram(graph, options: options)
            let worker = DrawCommand.worker(timeLimit: drawing.timeLimit)
            let data =
                switch format {
                case .picture(let format): try await diagram.render(as: format, by: worker)
                case .page:
                    try Page.file(
                        PageData(diagram, of: graph, positions: try await diagram.positions(by: worker)))
                }
            try Destination(output).write(data)
            // A page says the rest itself, and leaves out no labels.
            let notices = format.isPage ? [diagram.limitNotice].compactMap { $0 } : diagram.notices
            if !common.quiet { for notice in notices { Console.error(notice) } }
            if hadProblems { throw ExitCode(1) }
        } catch let error as DiagramError {
            throw error.isRequest ? Failure.request("\(error)") : Failure.work("\(error)")
        }
    }
}

/// What `render` writes.
enum RenderFormat {
    case picture(Diagram.Format)
    /// The interactive page.
    case page

    static let list = (Diagram.Format.allCases.map(\.rawValue) + ["html"]).joined(separator: ", ")

    /// - Parameter name: what was asked for; the ending of the file's name counts without it, and an SVG is written to standard
    ///   output.
    /// - Throws: ``Failure``.
    init(named name: String?, output: String?) throws {
        if name == nil, output == nil || output == "-" {
            self = .picture(.svg)
            return
        }
        let ending = name ?? URL(fileURLWithPath: output ?? "").pathExtension
        if ["html", "htm"].contains(ending.lowercased()) {
            self = .page
        } else if let format = try? Diagram.Format(named: ending) {
            self = .picture(format)
        } else {
            throw Failure.request(
                ending.isEmpty
                    ? "the file name does not say which format to write; let it end in one of \(Self.list)"
                    : "nothing is drawn as \"\(ending)\"; use one of \(Self.list)")
        }
    }

    var isPage: Bool {
        if case .page = self { true } else { false }
    }

    /// More than this no page of paper holds; a page on a screen can be moved about in.
    var maximumNodes: Int {
        switch self {
        case .picture: DiagramOptions().maximumNodes
        case .page: 2_000
        }
    }
}
