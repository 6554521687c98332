import KnowledgeGraph

/// Small graphs that tests share.
enum Samples {
    /// Two ministers, two countries, one article.
    static let small = Graph(documents: [
        GraphDocument(
            id: "talks", title: "\"Talks\" in Geneva", date: "2015-09-30", url: "https://example.org/a b",
            entities: [
                Entity(id: "e1", type: .person, name: "John Kerry", aliases: ["Kerry"], mentionCount: 3),
                Entity(id: "e2", type: .person, name: "Sergei Lavrov", aliases: ["Lavrov", "Lavrvo"]),
                Entity(id: "e3", type: .country, name: "Russia", aliases: ["Moscow"], link: "RU"),
            ],
            relations: [
                Relation(
                    subject: "e1", predicate: .meets, object: "e2", confidence: 0.849,
                    evidence: [
                        Evidence(range: 0..<22, quote: "Kerry met Lavrov", sentence: "Kerry met Lavrov.")
                    ]),
                Relation(
                    subject: "e2", predicate: .holdsOffice, object: "e3", role: "Foreign Minister",
                    evidence: [Evidence(range: 30..<60)]),
                Relation(
                    subject: "e1", predicate: .sanctions, object: "e3", status: .possible, attributedTo: "e2",
                    date: "2016"),
            ])
    ])

    /// Names, titles and ids that try to break out of whatever they stand in.
    static let hostile: Graph = {
        let texts = [
            "\"quoted\"", "back\\slash\\", "new\nline\r\n", "tab\tnull\u{0}bell\u{7}", "</script><b>",
            "\u{202E}rtl",
            "شمال", "👩‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u{301}", "é", "a.", "-", "'''\"\"\"", "@prefix x: <y> .", "#", "%41",
            "\u{2028}\u{85}\u{FEFF}",
        ]
        let entities = texts.enumerated().map { index, text in
            Entity(id: "\(index)/ \(text)", type: .organization, name: text, aliases: [text, text + " "])
        }
        let relations = zip(entities, entities.dropFirst()).map { a, b in
            Relation(
                subject: a.id, predicate: .condemns, object: b.id, role: a.name, attributedTo: a.id,
                date: a.name,
                evidence: [Evidence(document: a.id, range: 0..<1, quote: a.name, sentence: b.name)])
        }
        let sources = entities.map {
            Graph.Source(id: $0.id, title: $0.name, date: $0.name, url: "http://example.org/" + $0.name)
        }
        return Graph(sources: sources, entities: entities, relations: relations)
    }()

    /// Three documents that share entities and a relation.
    static let merged: Graph = {
        func document(_ id: String, _ relations: [Relation]) -> GraphDocument {
            GraphDocument(
                id: id,
                entities: [
                    Entity(id: "a", type: .country, name: "Iran", link: "IR"),
                    Entity(id: "b", type: .country, name: "Kosovo", link: "XK"),
                    Entity(id: "c", type: .place, name: "Qom"),
                ], relations: relations)
        }
        let ally = Relation(
            subject: "a", predicate: .ally, object: "b", evidence: [Evidence(range: 1..<2, quote: "x")])
        let denied = Relation(
            subject: "a", predicate: .attacks, object: "c", status: .negated,
            evidence: [Evidence(range: 3..<4)])
        return Graph(documents: [
            document("one", [ally, denied]), document("two", [ally]), document("three", []),
        ])
    }()
}
