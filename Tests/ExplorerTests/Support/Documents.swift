import KnowledgeGraph

/// Documents that tests look at.
enum Documents {
    static let text = """
        Ingrid Solheim met Lars Holm in Oslo.

        "France lied to us," Solheim said.
        """

    /// What ``text`` says.
    static let talks = GraphDocument(
        id: "talks", title: "Ministers talk", date: "2026-06-05", url: "https://example.org/talks",
        entities: [
            Entity(id: "e1", type: .person, name: "Ingrid Solheim", aliases: ["Solheim"], mentionCount: 2),
            Entity(id: "e2", type: .person, name: "Lars Holm", mentionCount: 1),
            Entity(
                id: "e3", type: .country, name: "France", aliases: ["French"], link: "FR", mentionCount: 1),
        ],
        relations: [
            Relation(
                subject: "e1", predicate: .meets, object: "e2", confidence: 0.9,
                evidence: [
                    Evidence(
                        range: 0..<28, quote: "Ingrid Solheim met Lars Holm",
                        sentence: "Ingrid Solheim met Lars Holm in Oslo.")
                ]),
            Relation(
                subject: "e1", predicate: .accuses, object: "e3", status: .possible, attributedTo: "e1",
                evidence: [
                    Evidence(
                        range: 40..<57, quote: "France lied to us",
                        sentence: "\"France lied to us,\" Solheim said.")
                ]),
        ])

    /// A country and so many visitors that there is no room for anybody else among the best-connected.
    static let crowd: GraphDocument = {
        let syllables = [
            "ba", "cor", "del", "fen", "gra", "hol", "jor", "kal", "lim", "mor", "nev", "pra", "ros", "tul",
        ]
        let names = syllables.flatMap { first in
            syllables.map { (first + "ena").capitalized + " " + ($0 + first).capitalized }
        }
        let visitors = names.enumerated().map { number, name in
            Entity(id: "e\(number)", type: .person, name: name, mentionCount: 1)
        }
        let relations = visitors.indices.flatMap { number in
            let evidence = [Evidence(range: 0..<9, quote: "They came", sentence: "They came in crowds.")]
            let next = "e\((number + 1) % visitors.count)"
            return [
                Relation(subject: "e\(number)", predicate: .visits, object: "norland", evidence: evidence),
                Relation(subject: "e\(number)", predicate: .meets, object: next, evidence: evidence),
            ]
        }
        let country = Entity(id: "norland", type: .country, name: "Norland", mentionCount: 1)
        return GraphDocument(
            id: "crowd", title: "A crowd", entities: visitors + [country], relations: relations)
    }()

    /// Names, titles and addresses that would break a page which did not escape them.
    static let hostileNames = [
        "<script>alert(1)</script>", "]]>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)",
        "\u{202E}drawkcab", "مصر", "👩‍👩‍👧", "a\u{0}b\u{1F}c\u{FFFE}d", "' onmouseover='x", "&amp;&lt;",
        "</textarea><a>",
        "a/b?c#d%", "\r\nSet-Cookie: x", "--><!--",
    ]

    /// A document in which everything is called so.
    static func hostile(_ name: String) -> GraphDocument {
        let evidence = Evidence(range: 0..<max(1, name.unicodeScalars.count), quote: name, sentence: name)
        return GraphDocument(
            id: name, title: name, date: name, url: "javascript:" + name,
            entities: [
                Entity(
                    id: "e1", type: .person, name: name, aliases: [name + " 2"], link: name, mentionCount: 1),
                Entity(id: "e2", type: .organization, name: name + " Union", mentionCount: 1),
            ],
            relations: [
                Relation(
                    subject: "e1", predicate: .holdsOffice, object: "e2", role: name, attributedTo: "e1",
                    date: name, evidence: [evidence])
            ])
    }
}
