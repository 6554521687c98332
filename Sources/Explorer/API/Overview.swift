import Diagrams
import GraphStore
import KnowledgeGraph
import Page

/// What the page shows first: the best-connected part of the store, or of the selection that is served. It is read once for each
/// state of the store.
actor Overview {
    private typealias Part = (neighbourhood: GraphStore.Neighbourhood, totals: Page.Totals)

    /// How many entities; more make a crowd, and wait until somebody asks for them.
    static let length = 150

    private let questions: Questions
    private let layout: Layout
    private let options: ExplorerOptions
    private var last: (stamp: GraphStore.Stamp, part: Task<Part, any Error>)?

    init(questions: Questions, layout: Layout, options: ExplorerOptions) {
        (self.questions, self.layout, self.options) = (questions, layout, options)
    }

    func data() async throws -> (data: PageData, totals: Page.Totals) {
        let (part, totals) = try await newest()
        var data = PageData(part: part.graph, title: options.title, degrees: part.degrees)
        data.positions = await layout.positions(of: data.graph)
        if part.remaining > 0 {
            data.notices = [
                "The \(data.graph.entities.count) best-connected entities are shown, \(part.remaining) others are not; search finds all of them."
            ]
        }
        return (data, totals)
    }

    /// What was read last, unless the store has changed; all who ask meanwhile wait for one reading.
    private func newest() async throws -> Part {
        let stamp = questions.stamp
        if let last, last.stamp == stamp { return try await last.part.value }
        let reading = Task { [questions, options] in
            try await questions.ask { store -> Part in
                let totals = try store.totals()
                return (
                    try Self.part(of: store, options.selection),
                    Page.Totals(
                        entities: totals.entities, relations: totals.relations, documents: totals.documents)
                )
            }
        }
        last = (stamp, reading)
        do {
            return try await reading.value
        } catch {
            if last?.stamp == stamp { last = nil }
            throw error
        }
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
