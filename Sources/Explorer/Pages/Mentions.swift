import KnowledgeGraph

/// Where the entities of a document are named in its text.
struct Mentions {
    struct Mention: Equatable {
        /// In Unicode scalars of the text.
        let range: Range<Int>
        /// The entity's place in the document.
        let entity: Int
    }

    private struct Name {
        let scalars: [Unicode.Scalar]
        let entity: Int
    }

    /// By their first scalar, the longest first.
    private let names: [Unicode.Scalar: [Name]]

    init(_ entities: [Entity]) {
        let all = entities.enumerated().flatMap { place, entity in
            entity.names.map { Name(scalars: Array($0.unicodeScalars), entity: place) }
        }
        names = Dictionary(grouping: all.filter { !$0.scalars.isEmpty }) { $0.scalars[0] }.mapValues {
            $0.sorted { ($1.scalars.count, $0.entity) < ($0.scalars.count, $1.entity) }
        }
    }

    /// The names in a text: whole words only, at each place the longest, none over another.
    func find(in text: [Unicode.Scalar]) -> [Mention] {
        var found: [Mention] = []
        var place = 0
        while place < text.count {
            let isStart = place == 0 || !Self.isOfWord(text[place - 1]) || !Self.isOfWord(text[place])
            if isStart, let mention = mention(at: place, in: text) {
                found.append(mention)
                place = mention.range.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    private func mention(at place: Int, in text: [Unicode.Scalar]) -> Mention? {
        for name in names[text[place]] ?? [] {
            let end = place + name.scalars.count
            guard end <= text.count, text[place..<end].elementsEqual(name.scalars) else { continue }
            if end < text.count, Self.isOfWord(text[end - 1]), Self.isOfWord(text[end]) { continue }
            return Mention(range: place..<end, entity: name.entity)
        }
        return nil
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { return true }
        return [.nonspacingMark, .spacingMark].contains(properties.generalCategory)
    }
}
