/// How much room words take, which only the library knows: it asks pango, as whoever draws them will.
struct TextMeasure {
    struct Words {
        var lines: [String]
        var fontSize: Double
    }

    /// The extents of words, in points and in their order.
    static func sizes(
        of words: [Words], theme: Theme, session: GraphvizSession
    ) throws(DiagramError) -> [Size] {
        guard !words.isEmpty else { return [] }
        let nodes = words.enumerated().map { number, words in
            "w\(number) "
                + DOT.attributes([
                    ("label", DOT.quoted(words.lines)), ("fontsize", DOT.plain(words.fontSize)),
                    ("fontname", DOT.plain(theme.fonts)),
                ]) + ";"
        }
        // An engine that moves nothing, at the places it is given.
        let dot =
            "digraph { node [shape=box margin=0 width=0 height=0 pos=\"0,0\"];\n"
            + nodes.joined(separator: "\n") + "\n}\n"
        return try session.withLayout(of: dot, engine: "nop") { laidOut in
            laidOut.attachPositions()
            let found = laidOut.nodes(["width", "height"])
            return words.indices.map { number in
                let values = found["w\(number)"]?.compactMap { Double($0) } ?? []
                return values.count == 2
                    ? Size(width: values[0] * 72, height: values[1] * 72) : Size(width: 40, height: 12)
            }
        }
    }
}
