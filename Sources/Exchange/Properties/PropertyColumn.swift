import KnowledgeGraph

/// The types of values that formats declare, each in its own words.
enum PropertyType {
    case text, texts, integer, integers, decimal, boolean
    /// JSON in a text.
    case json
}

/// What a node or an edge has in a column.
enum PropertyValue {
    case text(String)
    case texts([String])
    case integer(Int)
    case integers([Int])
    /// Digits with a decimal point.
    case decimal(String)
    case boolean(Bool)
    case json(String)

    /// As text; a list is a JSON array, which no item can break.
    var plain: String {
        switch self {
        case .text(let text), .decimal(let text), .json(let text): text
        case .texts(let texts): CompactJSON.array(texts.map(CompactJSON.string))
        case .integer(let number): "\(number)"
        case .integers(let numbers): CompactJSON.array(numbers.map { "\($0)" })
        case .boolean(let value): value ? "true" : "false"
        }
    }
}

/// One property of nodes or edges: how it is called and where it comes from. The formats pick their columns.
struct PropertyColumn<Row>: Sendable {
    let name: String
    let type: PropertyType
    /// `nil` where nothing is known.
    let value: @Sendable (Row) -> PropertyValue?

    init(_ name: String, _ type: PropertyType, _ value: @escaping @Sendable (Row) -> PropertyValue?) {
        self.name = name
        self.type = type
        self.value = value
    }

    func renamed(_ name: String) -> Self { Self(name, type, value) }
}

extension PropertyColumn<PropertyGraph.Node> {
    static var label: Self { Self("label", .text) { .text($0.entity.name) } }
    static var type: Self { Self("type", .text) { .text($0.entity.type.rawValue) } }
    static var aliases: Self {
        Self("aliases", .texts) {
            $0.entity.aliases.isEmpty ? nil : .texts($0.entity.aliases)
        }
    }
    static var link: Self { Self("link", .text) { $0.entity.link.map { .text($0) } } }
    static var wikidata: Self { Self("wikidata", .text) { $0.wikidata.map { .text($0) } } }
    static var mentionCount: Self {
        Self("mentionCount", .integer) {
            $0.entity.mentionCount > 0 ? .integer($0.entity.mentionCount) : nil
        }
    }
}

extension PropertyColumn<PropertyGraph.Edge> {
    static var predicate: Self { Self("predicate", .text) { .text($0.relation.predicate.rawValue) } }
    /// For people: "holds office in".
    static var label: Self { Self("label", .text) { .text($0.relation.predicate.label) } }
    /// An attribute and not an undirected edge: readers such as networkx refuse graphs with edges of both kinds.
    static var symmetric: Self { Self("symmetric", .boolean) { .boolean($0.relation.predicate.isSymmetric) } }
    static var status: Self { Self("status", .text) { .text($0.relation.status.rawValue) } }
    static var role: Self { Self("role", .text) { $0.relation.role.map { .text($0) } } }
    static var attributedTo: Self { Self("attributedTo", .text) { $0.speaker.map { .text($0) } } }
    static var confidence: Self {
        Self("confidence", .decimal) {
            $0.relation.confidence.flatMap(TripleBuilder.decimal).map { .decimal($0.lexical) }
        }
    }
    static var date: Self { Self("date", .text) { $0.relation.date.map { .text($0) } } }

    /// Everything about the evidence, as graph JSON has it.
    static var evidence: Self {
        Self("evidence", .json) { edge in
            let evidence = edge.relation.evidence
            return evidence.isEmpty ? nil : .json(CompactJSON.array(evidence.map(CompactJSON.object)))
        }
    }

    /// For each piece of evidence an item in each of these, as far as anything is known.
    static var documents: Self { Self("documents", .texts) { $0.texts(\.document) } }
    static var quotes: Self { Self("quotes", .texts) { $0.texts(\.quote) } }
    static var sentences: Self { Self("sentences", .texts) { $0.texts(\.sentence) } }
    static var startOffsets: Self { Self("startOffsets", .integers) { $0.integers(\.lowerBound) } }
    static var endOffsets: Self { Self("endOffsets", .integers) { $0.integers(\.upperBound) } }

    /// What people want to read first.
    static var sentence: Self {
        Self("sentence", .text) { edge in
            edge.relation.evidence.first { !$0.sentence.isEmpty }.map { .text($0.sentence) }
        }
    }
}

extension PropertyGraph.Edge {
    fileprivate func texts(_ part: (Evidence) -> String) -> PropertyValue? {
        let texts = relation.evidence.map(part)
        return texts.allSatisfy(\.isEmpty) ? nil : .texts(texts)
    }

    fileprivate func integers(_ bound: (Range<Int>) -> Int) -> PropertyValue? {
        relation.evidence.isEmpty ? nil : .integers(relation.evidence.map { bound($0.range) })
    }
}
