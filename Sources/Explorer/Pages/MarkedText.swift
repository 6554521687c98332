import KnowledgeGraph

/// The text of an article as HTML, in which names lead to entities and the words of relations are marked. Marks may stand in
/// each other and across each other; what comes out is well-formed, for each is cut where another begins or ends.
struct MarkedText {
    struct Mark {
        /// In Unicode scalars of the text.
        let range: Range<Int>
        let kind: Predicate.Kind
    }

    private let text: [Unicode.Scalar]
    /// For each scalar the kind of the shortest mark over it, and the mention that it is in.
    private var kinds: [Predicate.Kind?]
    private var mentions: [Int?]
    private var starts: [Int: [Range<Int>]] = [:]
    private let link: (Int) -> (address: String, type: String)?
    private let found: [Mentions.Mention]

    /// - Parameter link: where an entity leads to by its place in the document, and what type it has.
    init(
        _ text: [Unicode.Scalar], marks: [Mark], mentions found: [Mentions.Mention],
        link: @escaping (Int) -> (address: String, type: String)?
    ) {
        self.text = text
        self.link = link
        self.found = found
        kinds = Array(repeating: nil, count: text.count)
        mentions = Array(repeating: nil, count: text.count)
        for (number, mention) in found.enumerated() {
            for place in mention.range { mentions[place] = number }
        }
        let whole = 0..<text.count
        for mark in marks.sorted(by: { $0.range.count > $1.range.count }) {
            let range = mark.range.clamped(to: whole)
            guard !range.isEmpty else { continue }
            for place in range { kinds[place] = mark.kind }
            if starts[range.lowerBound]?.contains(range) != true {
                starts[range.lowerBound, default: []].append(range)
            }
        }
    }

    /// Paragraphs, which empty lines part.
    var html: [HTML] {
        paragraphs.map { range in
            var parts: [HTML] = []
            var place = range.lowerBound
            while place < range.upperBound {
                let end = end(of: place, in: range) { kinds[$0] == kinds[place] }
                parts.append(run(place..<end))
                place = end
            }
            return "<p>\(parts)</p>\n"
        }
    }

    /// Words under the same mark, with the anchors of those marks that begin here.
    private func run(_ range: Range<Int>) -> HTML {
        var parts: [HTML] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let end = end(of: place, in: range) { mentions[$0] == mentions[place] }
            parts.append(words(place..<end))
            place = end
        }
        let beginning = starts[range.lowerBound] ?? []
        let anchors = beginning.map { "<a id=\"s\($0.lowerBound)-\($0.upperBound)\"></a>" as HTML }
        guard let kind = kinds[range.lowerBound] else { return "\(anchors)\(parts)" }
        let name: HTML? = beginning.isEmpty ? nil : " id=\"e\(range.lowerBound)\""
        return "\(anchors)<mark\(name) class=\"\(kind.rawValue)\">\(parts)</mark>"
    }

    private func words(_ range: Range<Int>) -> HTML {
        let words = String(String.UnicodeScalarView(text[range]))
        guard let mention = mentions[range.lowerBound], let link = link(found[mention].entity) else {
            return "\(words)"
        }
        return "<a class=\"\(link.type)\" href=\"\(link.address)\">\(words)</a>"
    }

    /// How far what begins at a place goes on: as long as it is the same, and no mark begins.
    private func end(of place: Int, in range: Range<Int>, _ isSame: (Int) -> Bool) -> Int {
        var end = place + 1
        while end < range.upperBound, isSame(end), starts[end] == nil { end += 1 }
        return end
    }

    private var paragraphs: [Range<Int>] {
        var paragraphs: [Range<Int>] = []
        var start: Int?
        var last = 0
        for place in text.indices where !text[place].properties.isWhitespace {
            let gap = text[last..<place]
            if let begun = start, gap.count(where: { $0 == "\n" }) > 1 {
                paragraphs.append(begun..<(last + 1))
                start = place
            }
            start = start ?? place
            last = place
        }
        if let start { paragraphs.append(start..<(last + 1)) }
        return paragraphs
    }
}
