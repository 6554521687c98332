import Diagrams
import GraphStore
import KnowledgeGraph

/// An article: its text, with names and the words of relations marked, and beside it what it says.
struct ArticlePage {
    let document: GraphDocument
    /// `nil` for a graph that came without one.
    let text: String?
    /// The ids that entities of the document have in the store.
    let ids: [String: String]

    /// - Returns: `nil` where the store has no such article.
    init?(_ id: String, in store: GraphStore) throws {
        guard let document = try store.document(id) else { return nil }
        self.document = document
        text = try store.text(of: id)
        ids = try store.entityIDs(ofArticle: id)
    }

    var html: HTML {
        let title = document.title ?? document.id
        let source: HTML? = WebAddress.safe(document.url).map { "<a href=\"\($0)\">source</a>" }
        return PageFrame.page(
            title,
            """
            <article class="article">
            <header>
            <h1 dir="auto">\(title)</h1>
            <p class="aside">\(document.date ?? "") \(source)</p>
            </header>
            <div class="text" dir="auto">
            \(markedText)
            </div>
            <aside aria-label="Relations">
            <h2>What it says</h2>
            \(relations)
            </aside>
            </article>
            """)
    }

    private var markedText: [HTML] {
        guard let text else { return ["<p class=\"aside\">The store has this article without its text.</p>"] }
        let scalars = Array(text.unicodeScalars)
        let entities = document.entities
        return MarkedText(
            scalars,
            marks: document.relations.flatMap { relation in
                relation.evidence.filter(isHere).map {
                    MarkedText.Mark(range: $0.range, kind: relation.predicate.kind)
                }
            },
            mentions: Mentions(entities).find(in: scalars)
        ) { place in
            ids[entities[place].id].map { (Link.entity($0), entities[place].type.rawValue) }
        }.html
    }

    /// Whether a piece of evidence is in this text.
    private func isHere(_ evidence: Evidence) -> Bool {
        evidence.document.isEmpty || evidence.document == document.id
    }

    private var relations: HTML {
        guard !document.relations.isEmpty else { return "<p class=\"aside\">Nothing was found in it.</p>" }
        let byID = Dictionary(document.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func name(_ id: String) -> HTML {
            let name = byID[id]?.name ?? id
            guard let slug = ids[id] else { return "<bdi>\(name)</bdi>" }
            return "<a href=\"\(Link.entity(slug))\"><bdi>\(name)</bdi></a>"
        }
        let items = document.relations.map { relation -> HTML in
            let places = relation.evidence.map { evidence -> HTML in
                guard text != nil, isHere(evidence), !evidence.range.isEmpty else {
                    return "<q dir=\"auto\">\(evidence.saying)</q>"
                }
                return "<q dir=\"auto\"><a href=\"#e\(evidence.range.lowerBound)\">\(evidence.saying)</a></q>"
            }
            return "<li>\(RelationLine.html(relation, name: name))\n\(places)</li>\n"
        }
        return "<ul class=\"relations\">\n\(items)</ul>"
    }
}
