import ArgumentParser
import Diagrams
import KnowledgeGraph

/// How a diagram looks, and how much of the graph it shows.
struct DrawingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "dot, neato, fdp, sfdp, circo or twopi; by the graph's size when not given.")
    var layout: String?

    @Option(name: .long, help: "The title on top; the article's when not given.")
    var title: String?

    @Option(
        name: .long,
        help: "The looks: \(Theme.named.map(\.name).joined(separator: " or ")). A page has both.")
    var theme = "light"

    @Option(
        name: .long,
        help: "Put boxes around what belongs together, by country or organization; layouts dot and fdp.")
    var cluster: Diagram.Clustering?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Mark this entity; the ones that --around names when not given.", valueName: "name"))
    var focus: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Draw at most so many entities, the best-connected; 150, and 2000 in a page, when not given.",
            valueName: "number"))
    var maxNodes: Int?

    @Option(name: .long, help: ArgumentHelp("Dots an inch of PNG, from 36 to 600.", valueName: "number"))
    var dpi = DiagramOptions().dpi

    @Option(
        name: .long, help: ArgumentHelp("Give up drawing after so many seconds.", valueName: "seconds"))
    var timeLimit = 60.0

    func validate() throws {
        if !Theme.named.contains(where: { $0.name == theme }) {
            let names = Theme.named.map(\.name).joined(separator: " or ")
            throw ValidationError("--theme is \(names), not \"\(theme)\"")
        }
        if let maxNodes, maxNodes < 1 {
            throw ValidationError("--max-nodes must be 1 or more, not \(maxNodes)")
        }
        guard (36...600).contains(dpi) else {
            throw ValidationError("--dpi must be from 36 to 600, not \(dpi)")
        }
        guard timeLimit > 0, timeLimit <= 86_400 else {
            throw ValidationError("--time-limit must be more than 0 seconds and at most a day")
        }
    }

    /// - Parameter focus: names of what is marked where no `--focus` is given.
    /// - Throws: ``Failure`` for a name that names nothing, or several; ``DiagramError`` for a layout that is none.
    func options(
        for format: RenderFormat, focus names: [String], in graph: IndexedGraph
    ) throws -> DiagramOptions {
        var options = DiagramOptions()
        options.layout = try layout.map { try Diagram.Layout(named: $0) }
        options.clusters = cluster
        options.focus = Set(try (focus.isEmpty ? names : focus).map { try graph.one($0).id })
        options.title = title
        options.theme = Theme.named.first { $0.name == theme }?.theme ?? .light
        options.dpi = dpi
        options.maximumNodes = maxNodes ?? format.maximumNodes
        return options
    }
}

extension Diagram.Clustering: ExpressibleByArgument {}
