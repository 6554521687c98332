import KnowledgeGraph

/// Graphs that no article would give: texts that break out of whatever they stand in, and every field set or
/// not. The same seed gives the same graphs.
struct RandomGraphs {
    /// Without the characters that XML has not.
    var isForXML = false
    private var state: UInt64

    init(seed: UInt64, isForXML: Bool = false) {
        state = seed
        self.isForXML = isForXML
    }

    private static let pieces = [
        "a", "Z", "7", " ", "  ", "\"", "'", "\\", "\n", "\r", "\r\n", "\t", "<", ">", "&", "{", "}", "|",
        "^", "`",
        "]]>", "-->", "<?", "#", "%41", "%", "/", "?", ":", "@en", "^^", ".", "-", "_", "~", ";", ",", "(",
        ")",
        "\u{202E}", "\u{200F}", "שלום", "سلام", "é", "e\u{301}", "Å", "\u{212B}", "ﬁ", "ǆ", "👩‍🚒", "𝄞",
        "\u{FEFF}",
        "\u{2028}", "\u{85}", "\u{A0}", "\u{E000}", "\u{10FFFD}", "https://", "_:b0", "id:", "@prefix", "$",
        "\\u0041", "Kerry", "\\u0027", "<b>", "</data>", "<!--", "&amp;", "&#x41;", "=1+1", "+", "@SUM(A1)",
        "＝", "[", "->",
        "//", "/*", "$x", "${x}", "%s", "\u{301}", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "n1", "null", "\\N", "'; DROP",
    ]
    private static let controls = [
        "\u{0}", "\u{7}", "\u{B}", "\u{1B}", "\u{1F}", "\u{7F}", "\u{FFFF}", "\u{FFFE}",
    ]
    private static let dates = [
        "2015", "2015-09", "2015-09-30", "2015-09-30T10:20:30Z", "2015-09-30T10:20:30.5+02:00", "0000",
        "2015-02-30",
        "yesterday", "", " 2015", "2015-09-30T10:20",
    ]
    private static let addresses = [
        "https://example.org/news", "https://example.org/a b", "https://example.org/%41?q=\"x\"#f",
        "no address", "",
        "https://example.org/é", "https://example.org/e\u{301}", "urn:x:y", "http://[bad",
        "https://example.org/%zz",
    ]

    mutating func next() -> Graph {
        let sources = distinct(count: below(4)).filter { !$0.isEmpty }.map { id in
            Graph.Source(
                id: id, title: maybe { $0.text() }, date: maybe { $0.one(Self.dates) },
                url: maybe { $0.one(Self.addresses) })
        }
        let entities = distinct(count: 1 + below(6)).map { id -> Entity in
            let type = one(EntityType.allCases)
            var forms: [String] = []
            for _ in 0..<below(4) {
                let form = text()
                if !forms.contains(where: { $0.utf8.elementsEqual(form.utf8) }) { forms.append(form) }
            }
            return Entity(
                id: id, type: type, name: text(), aliases: forms,
                link: type == .country ? maybe { $0.one(["RO", "XK", "SU", "ZZ"]) } : nil,
                mentionCount: below(3) * 7)
        }
        let ids = entities.map(\.id)
        let relations = (0..<below(8)).map { _ in
            Relation(
                subject: one(ids), predicate: one(Predicate.allCases), object: one(ids),
                status: one(RelationStatus.allCases), role: maybe { $0.text() },
                attributedTo: maybe { $0.one(ids) }, confidence: maybe { Double($0.below(101)) / 100 },
                date: maybe { $0.one(Self.dates) },
                evidence: sources.isEmpty ? [] : (0..<below(4)).map { _ in evidence(of: sources) })
        }
        return Graph(sources: sources, entities: entities, relations: relations)
    }

    private mutating func evidence(of sources: [Graph.Source]) -> Evidence {
        let start = below(1000)
        return Evidence(
            document: one(sources).id, range: start..<(start + below(50)), quote: maybe { $0.text() } ?? "",
            sentence: maybe { $0.text() } ?? "")
    }

    /// Texts of which no two are the same in normalization form C, as ids must be.
    private mutating func distinct(count: Int) -> [String] {
        var known: Set<String> = []
        return (0..<count).map { _ in text() }.filter { known.insert($0).inserted }
    }

    mutating func text() -> String {
        let pieces = isForXML ? Self.pieces : Self.pieces + Self.controls
        return (0..<below(6)).map { _ in one(pieces) }.joined()
    }

    private mutating func maybe<Value>(_ value: (inout Self) -> Value) -> Value? {
        below(2) == 0 ? nil : value(&self)
    }

    private mutating func one<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// SplitMix64.
    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}

extension Graph {
    /// Every field as bytes: Swift takes strings for equal that RDF keeps apart.
    var exact: [UInt8] { Array(String(reflecting: self).utf8) }

    /// In the order of a file that has relations and evidence by document.
    var orderedByDocument: Graph {
        var graph = self
        let places = Dictionary(
            zip(sources.map(\.id), sources.indices), uniquingKeysWith: { first, _ in first })
        func place(_ evidence: Evidence) -> Int { places[evidence.document] ?? -1 }
        for index in graph.relations.indices { graph.relations[index].evidence.stableSort(by: place) }
        graph.relations.stableSort { $0.evidence.map(place).min() ?? -1 }
        return graph
    }

    /// In an order that depends on what there is alone.
    var orderedByContent: Graph {
        var graph = orderedByDocument
        graph.sources.sort { $0.id < $1.id }
        graph.entities.sort { $0.id < $1.id }
        for index in graph.entities.indices {
            graph.entities[index].aliases.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        for index in graph.relations.indices {
            graph.relations[index].evidence.sort { String(reflecting: $0) < String(reflecting: $1) }
        }
        graph.relations.sort { String(reflecting: $0) < String(reflecting: $1) }
        return graph
    }
}

extension Array {
    fileprivate mutating func stableSort(by key: (Element) -> Int) {
        self = enumerated().sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }.map(
            \.element)
    }
}
