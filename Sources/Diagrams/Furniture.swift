import KnowledgeGraph

/// What stands around the drawing: title above; legend, notices and source line below.
struct Furniture {
    /// A piece that the library measures and draws: a text, or a node of the legend.
    struct Piece {
        var id: String
        var attributes: [(String, String?)]
        var size = Size(width: 0, height: 0)
    }

    /// An entry of the legend: a node of that look, or a line of that look before its name.
    struct Entry {
        var piece: Int
        var line: [(String, String?)]?
    }

    static let minimumWidth = 380.0
    private static let sampleWidth = 30.0
    private static let gap = 14.0

    var pieces: [Piece] = []
    private var title: Int?
    private var footer: Int?
    private var entries: [Entry] = []
    private let theme: Theme
    /// Width of the page without its margin.
    let width: Double

    init(scene: Scene, theme: Theme, drawingWidth: Double) {
        self.theme = theme
        width = max(drawingWidth, Self.minimumWidth)
        if !scene.title.isEmpty {
            let lines = Text.wrap(scene.title, width: Int(width / 9.5), maximumLines: 4)
            title = add("title", text: lines, size: 18, color: theme.text, isBold: true)
        }
        if scene.showsLegend { addLegend(scene) }
        let small = [scene.sourceLine, scene.notices.joined(separator: " ")]
        let lines = small.filter { !$0.isEmpty }.flatMap {
            Text.wrap($0, width: Int(width / 4.8), maximumLines: 4)
        }
        if !lines.isEmpty { footer = add("footer", text: lines, size: 9.5, color: theme.mutedText) }
    }

    private mutating func addLegend(_ scene: Scene) {
        for type in scene.types {
            let look = Draft.nodeLook(type, theme)
            let piece = Piece(
                id: "legend\(pieces.count)",
                attributes: look + [
                    ("label", DOT.quoted(theme.node(type).name)), ("fontsize", DOT.plain(9.5)),
                    ("height", "0.2"), ("class", DOT.plain("legend")),
                ])
            pieces.append(piece)
            entries.append(Entry(piece: pieces.count - 1))
        }
        for kind in scene.kinds {
            // Where only one status of a kind appears, its sample has the look of that status.
            let statuses = Set(scene.edges.filter { $0.kind == kind }.map(\.status))
            let status = statuses.contains(.actual) ? .actual : statuses.first ?? .actual
            addLine(theme.edge(kind).name, theme.edge(kind).text, kind, status)
        }
        let doubtful = scene.edges.filter { $0.status != .actual }
        if let first = doubtful.first {
            let names = [(RelationStatus.possible, "possible"), (.negated, "denied")]
            let used = names.filter { name in doubtful.contains { $0.status == name.0 } }.map(\.1)
            addLine(used.joined(separator: " or "), theme.mutedText, first.kind, first.status)
        }
    }

    private mutating func addLine(
        _ name: String, _ color: String, _ kind: Predicate.Kind, _ status: RelationStatus
    ) {
        let piece = add("legend\(pieces.count)", text: [name], size: 9.5, color: color)
        entries.append(
            Entry(piece: piece, line: Draft.edgeLook(kind, status, isSymmetric: false, weight: 1, theme)))
    }

    private mutating func add(
        _ id: String, text lines: [String], size: Double, color: String, isBold: Bool = false
    ) -> Int {
        // The one place where we build labels in Graphviz's HTML; the text is escaped by us.
        let body = lines.map { HTMLLabel.escape($0) + "<BR ALIGN=\"LEFT\"/>" }.joined()
        pieces.append(
            Piece(
                id: id,
                attributes: [
                    ("shape", "plain"), ("label", isBold ? "<<B>\(body)</B>>" : "<\(body)>"),
                    ("fontsize", DOT.plain(size)), ("fontcolor", DOT.plain(color)),
                    ("class", DOT.plain(id.hasPrefix("legend") ? "legend" : id)),
                ]))
        return pieces.count - 1
    }

    /// The statements that put everything in its place around a drawing.
    func statements(around drawing: Box) -> [String] {
        let left = (drawing.minX + drawing.maxX - max(width, drawing.width)) / 2
        let right = left + max(width, drawing.width)
        var statements: [String] = []
        if let title {
            statements.append(place(title, left: left, top: drawing.maxY + 22 + pieces[title].size.height))
        }
        var top = drawing.minY - 20
        if !entries.isEmpty || footer != nil {
            statements += line(
                "rule", from: Point(x: left, y: top), to: Point(x: right, y: top),
                [("color", DOT.plain(theme.rule)), ("penwidth", "0.8"), ("dir", "none")])
            top -= 12
        }
        for row in rows(width: right - left) {
            let height = row.map { pieces[entries[$0].piece].size.height }.max() ?? 0
            var x = left
            for number in row {
                let entry = entries[number]
                let size = pieces[entry.piece].size
                if let look = entry.line {
                    let middle = top - height / 2
                    statements += line(
                        "sample\(number)", from: Point(x: x, y: middle),
                        to: Point(x: x + Self.sampleWidth, y: middle), look)
                    x += Self.sampleWidth + 5
                }
                statements.append(place(entry.piece, left: x, top: top - (height - size.height) / 2))
                x += size.width + Self.gap
            }
            top -= height + 8
        }
        if let footer { statements.append(place(footer, left: left, top: top - 2)) }
        return statements
    }

    /// The legend's entries, broken into rows that fit the page.
    private func rows(width: Double) -> [[Int]] {
        var rows: [[Int]] = []
        var used = 0.0
        for (number, entry) in entries.enumerated() {
            let need = pieces[entry.piece].size.width + (entry.line == nil ? 0 : Self.sampleWidth + 5)
            if rows.isEmpty || used + need > width {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(number)
            used += need + Self.gap
        }
        return rows
    }

    private func place(_ piece: Int, left: Double, top: Double) -> String {
        let piece = pieces[piece]
        let position =
            "\(DOT.number(left + piece.size.width / 2)),\(DOT.number(top - piece.size.height / 2))!"
        return piece.id + " "
            + DOT.attributes(piece.attributes + [("id", DOT.plain(piece.id)), ("pos", DOT.plain(position))])
            + ";"
    }

    /// A straight line between two points that are not drawn.
    private func line(_ id: String, from: Point, to: Point, _ look: [(String, String?)]) -> [String] {
        let isArrow = !look.contains { $0.0 == "dir" && $0.1 == "none" }
        let end = isArrow ? Point(x: to.x - 7, y: to.y) : to
        let points = [from, from + (end - from) * (1.0 / 3), from + (end - from) * (2.0 / 3), end]
        func text(_ point: Point) -> String { DOT.number(point.x) + "," + DOT.number(point.y) }
        let path = (isArrow ? "e," + text(to) + " " : "") + points.map(text).joined(separator: " ")
        let ends = [(id + "a", from), (id + "b", to)].map { name, point in
            "\(name) [shape=point width=0.01 style=invis pos=\"\(text(point))!\"];"
        }
        return ends + [
            "\(id)a -> \(id)b "
                + DOT.attributes(
                    look + [
                        ("pos", DOT.plain(path)), ("id", DOT.plain(id)), ("class", DOT.plain("legend")),
                    ]) + ";"
        ]
    }
}

/// Text inside Graphviz's HTML-like labels.
enum HTMLLabel {
    static func escape(_ text: String) -> String {
        // Doubly escaped references would come out of Graphviz's SVG writer as references.
        var result = ""
        for character in Text.clean(text) {
            result += character == "&" ? "&amp;\u{2060}" : Text.xml(String(character))
        }
        return result
    }
}
