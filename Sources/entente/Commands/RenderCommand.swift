import ArgumentParser
import Diagrams
import Foundation

struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draw a graph as a diagram.")

    @OptionGroup var input: GraphArgument

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @Option(name: .long, help: "svg, png, pdf or dot; from the file's name when not given.")
    var format: String?

    @Option(name: .long, help: "dot, neato, fdp, sfdp, circo or twopi; by the graph's size when not given.")
    var layout: String?

    @Option(name: .long, help: "The title on top; the article's when not given.")
    var title: String?

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            var options = DiagramOptions()
            let format = try chosenFormat()
            options.layout = try layout.map { try Diagram.Layout(named: $0) }
            options.title = title
            let (graph, hadProblems) = try await common.loader.graph(input)
            let diagram = Diagram(try selection.apply(to: graph), options: options)
            try Destination(output).write(try diagram.render(as: format))
            if !common.quiet { for notice in diagram.notices { Console.error(notice) } }
            if hadProblems { throw ExitCode(1) }
        } catch let error as DiagramError {
            switch error {
            case .unknownLayout, .unknownFormat: throw Failure.request("\(error)")
            default: throw Failure.work("\(error)")
            }
        }
    }

    private func chosenFormat() throws -> Diagram.Format {
        if let format { return try Diagram.Format(named: format) }
        guard let output, output != "-" else { return .svg }
        return try Diagram.Format.forFile(named: output)
    }
}
