import KnowledgeGraph

/// What stands around the drawing: title above; legend, notices and source line below.
struct Furniture {
    /// Lines of text of one size, and how much room they take.
    struct Words {
        var lines: [String]
        var fontSize: Double
        var size = Size(width: 0, height: 0)
    }

    /// An entry of the legend: a node or a line of some look, and its name.
    struct Entry {
        enum Sample {
            case node(EntityType)
            case edge(Predicate.Kind, RelationStatus)
            case focus
        }

        var sample: Sample
        var words: Words
    }

    static let minimumWidth = 380.0

    var title: Words?
    var entries: [Entry] = []
    var footer: Words?
    /// Of the page without its margin.
    let width: Double

    /// - Parameter session: measures the words.
    init(
        scene: Scene, theme: Theme, drawingWidth: Double, session: GraphvizSession
    ) throws(DiagramError) {
        width = max(drawingWidth, Self.minimumWidth)
        if !scene.title.isEmpty {
            let lines = Text.wrap(scene.title, width: Int(width / 9.5), maximumLines: 4)
            title = Words(lines: lines, fontSize: 18)
        }
        if scene.showsLegend {
            entries = Self.legend(scene, theme).map {
                Entry(sample: $0, words: Words(lines: [$1], fontSize: 9.5))
            }
        }
        let small = [scene.sourceLine, scene.notices.joined(separator: " ")]
        let lines = small.filter { !$0.isEmpty }.flatMap {
            Text.wrap($0, width: Int(width / 4.8), maximumLines: 4)
        }
        if !lines.isEmpty { footer = Words(lines: lines, fontSize: 9.5) }
        try measure(theme, session)
    }

    /// Only what appears in the picture.
    private static func legend(_ scene: Scene, _ theme: Theme) -> [(Entry.Sample, String)] {
        var entries: [(Entry.Sample, String)] = scene.types.map { (.node($0), theme.node($0).name) }
        if scene.nodes.contains(where: \.isFocus) { entries.append((.focus, "what this is about")) }
        for kind in scene.kinds {
            // Where only one status of a kind appears, its sample has the look of that status.
            let statuses = Set(scene.edges.filter { $0.kind == kind }.map(\.status))
            let status = statuses.contains(.actual) ? .actual : statuses.first ?? .actual
            entries.append((.edge(kind, status), theme.edge(kind).name))
        }
        let doubtful = scene.edges.filter { $0.status != .actual }
        if let first = doubtful.first {
            let names = [(RelationStatus.possible, "possible"), (.negated, "denied")]
            let used = names.filter { name in doubtful.contains { $0.status == name.0 } }.map(\.1)
            entries.append((.edge(first.kind, first.status), used.joined(separator: " or ")))
        }
        return entries
    }

    private mutating func measure(_ theme: Theme, _ session: GraphvizSession) throws(DiagramError) {
        let all = entries.map(\.words) + [title, footer].compactMap { $0 }
        var sizes = try TextMeasure.sizes(
            of: all.map { TextMeasure.Words(lines: $0.lines, fontSize: $0.fontSize) }, theme: theme,
            session: session)[...]
        for index in entries.indices { entries[index].words.size = sizes.removeFirst() }
        if title != nil { title?.size = sizes.removeFirst() }
        if footer != nil { footer?.size = sizes.removeFirst() }
    }
}
