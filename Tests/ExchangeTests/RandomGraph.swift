import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// SplitMix64: the same numbers from the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Graphs of any shape, with texts that try to break out of whatever they stand in.
struct RandomGraph {
    private static let pieces = [
        "Kerry", "Sergei Lavrov", " ", "\"", "'", "\\", "\\u0027", "\n", "\r\n", "\r", "\t", "\u{0}", "\u{7}",
        "\u{1F}", "\u{7F}", "\u{85}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "\u{2028}", "\u{202E}", "<b>",
        "]]>",
        "</data>", "<!--", "&amp;", "&#x41;", "&", "=1+1", "+", "-", "@SUM(A1)", "＝", ";", ",", "[", "{", "}",
        "|", "->", "//", "/*", "`", "$x", "${x}", "%s", "é", "e\u{301}", "\u{301}", "شمال", "日本", "👩‍🚒", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "n1", "null", "\\N", "\\", "-->", "'; DROP",
    ]

    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func text() -> String {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
            chance(80)
                ? Self.pieces.randomElement(using: &random) ?? ""
                : Unicode.Scalar(UInt32.random(in: 0...0xFFFF, using: &random)).map { String($0) } ?? ""
        }.joined()
    }

    private mutating func maybeText() -> String? { chance(40) ? text() : nil }

    /// Ids differ as Swift compares texts, and one in two is a plain slug.
    private mutating func ids(_ count: Int) -> [String] {
        (0..<count).map { chance(50) ? "entity-\($0)" : "\(text())\($0)" }.reduce(into: []) { ids, id in
            ids.append(ids.contains(id) ? id + "-\(ids.count)" : id)
        }
    }

    private mutating func evidence(_ documents: [String]) -> Evidence {
        let start = Int.random(in: 0...5000, using: &random)
        return Evidence(
            document: chance(90) ? documents.randomElement(using: &random) ?? "" : "",
            range: start..<(start + Int.random(in: 0...80, using: &random)), quote: maybeText() ?? "",
            sentence: maybeText() ?? "")
    }

    mutating func next() -> Graph {
        let documents = ids(Int.random(in: 0...3, using: &random))
        let ids = ids(Int.random(in: 0...7, using: &random))
        let dates = ["2015", "2015-02", "2016-02-29", "2015-09-30T12:00:00Z", "2015-02-30"]
        let entities = ids.map { id in
            let type = EntityType.allCases.randomElement(using: &random) ?? .person
            return Entity(
                id: id, type: type, name: text(),
                aliases: (0..<Int.random(in: 0...3, using: &random)).map { _ in text() },
                link: chance(20) ? text() : type == .country && chance(50) ? "RU" : nil,
                mentionCount: chance(50) ? Int.random(in: 0...99, using: &random) : 0)
        }
        let relations = (0..<(ids.isEmpty ? 0 : Int.random(in: 0...9, using: &random))).map { _ in
            Relation(
                subject: ids.randomElement(using: &random) ?? "",
                predicate: Predicate.allCases.randomElement(using: &random) ?? .meets,
                object: ids.randomElement(using: &random) ?? "",
                status: RelationStatus.allCases.randomElement(using: &random) ?? .actual,
                role: maybeText(), attributedTo: chance(40) ? ids.randomElement(using: &random) : nil,
                confidence: chance(50) ? Double(Int.random(in: 0...100, using: &random)) / 100 : nil,
                date: chance(40) ? dates.randomElement(using: &random) : chance(20) ? text() : nil,
                evidence: (0..<Int.random(in: 0...2, using: &random)).map { _ in evidence(documents) })
        }
        return Graph(
            sources: documents.map {
                Graph.Source(id: $0, title: maybeText(), date: maybeText(), url: maybeText())
            }, entities: entities, relations: relations)
    }
}
