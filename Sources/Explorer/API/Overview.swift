import Diagrams
import GraphStore
import KnowledgeGraph
import Page

/// What the page shows first: the best-connected part of the store, or of the selection that is served.
struct Overview: Sendable {
    let questions: Questions
    let layout: Layout
    let options: ExplorerOptions

    /// How many entities; more make a crowd, and wait until somebody asks for them.
    static let length = 150

    func data() async throws -> (data: PageData, totals: Page.Totals) {
        let (part, totals) = try await questions.ask { [options] store in
            (try Self.part(of: store, options.selection), try store.totals())
        }
        var data = PageData(part: part.graph, title: options.title, degrees: part.degrees)
        data.positions = await layout.positions(of: data.graph)
        if part.remaining > 0 {
            data.notices = [
                "The \(data.graph.entities.count) best-connected entities are shown, \(part.remaining) others are not; search finds all of them."
            ]
        }
        return (
            data,
            Page.Totals(
                entities: totals.entities, relations: totals.relations, documents: totals.documents)
        )
    }

    private static func part(
        of store: GraphStore, _ selection: Selection?
    ) throws -> GraphStore.Neighbourhood {
        guard let selection else { return try store.overview(limit: length) }
        let whole = try store.relations(selection)
        var options = DiagramOptions()
        options.maximumNodes = length
        let shown = Diagram(whole, options: options).graph
        let connected = Set(whole.relations.flatMap { [$0.subject, $0.object] })
        return GraphStore.Neighbourhood(
            graph: shown, degrees: try store.degrees(of: shown.entities.map(\.id)),
            remaining: connected.count - shown.entities.count)
    }
}
