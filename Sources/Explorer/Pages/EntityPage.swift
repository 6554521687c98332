import GraphStore
import KnowledgeGraph

/// What the store knows of one entity, for people; no script is needed.
struct EntityPage {
    /// How many neighbours a page shows.
    static let length = 100

    private let entity: Entity
    private let part: GraphStore.Neighbourhood
    private let offset: Int

    /// - Returns: `nil` where the store has no such entity.
    init?(_ id: String, offset: Int, in store: GraphStore) throws {
        guard let part = try store.neighbours(of: id, limit: Self.length, offset: offset),
            let entity = part.graph.entity(id)
        else { return nil }
        self.part = part
        self.entity = entity
        self.offset = offset
    }

    private static let formats = [
        ("Turtle", "ttl"), ("JSON-LD", "jsonld"), ("N-Triples", "nt"), ("RDF/XML", "rdf"),
    ]

    var html: HTML {
        let links = Self.formats.map { name, ending in
            "<a rel=\"alternate\" href=\"\(Link.entity(entity.id)).\(ending)\">\(name)</a>\n" as HTML
        }
        let dossier = Dossier(entity, in: part.graph)
        return PageFrame.page(
            entity.name,
            """
            <article class="dossier">
            <h1><bdi>\(entity.name)</bdi></h1>
            <p class="aside">\(summary)</p>
            \(aliases)
            <p><a href="\(Link.focus(entity.id))">Show in the graph</a></p>
            \(dossier.sections.map(section))
            \(more)
            \(documents(dossier))
            <footer class="formats">As data: \(links)</footer>
            </article>
            """)
    }

    private var summary: String {
        let degree = part.degrees[entity.id] ?? 0
        return [
            entity.type.rawValue, entity.link,
            "\(entity.mentionCount) mention\(entity.mentionCount == 1 ? "" : "s")",
            "\(degree) neighbour\(degree == 1 ? "" : "s")",
        ].compactMap { $0 }.joined(separator: " · ")
    }

    private var aliases: HTML? {
        guard !entity.aliases.isEmpty else { return nil }
        let names = entity.aliases.map { "<li><bdi>\($0)</bdi></li>" as HTML }
        return "<p>Also called</p>\n<ul class=\"names\">\(names)</ul>"
    }

    private func section(_ section: Dossier.Section) -> HTML {
        let title: String
        switch section.kind {
        case .offices: title = "Offices"
        case .withOthers: title = "With others"
        case .fromIt: title = "What it does and is"
        case .toIt: title = "What others do and are"
        }
        let items = section.relations.map { relation -> HTML in
            let quotes = relation.evidence.map { evidence -> HTML in
                """
                <li><q dir="auto"><a href="\(Link.place(evidence))">\(evidence.saying)</a></q> \
                <span class="aside">\(origin(evidence.document))</span></li>

                """
            }
            return "<li>\(RelationLine.html(relation, name: name))\n<ul>\(quotes)</ul></li>\n"
        }
        return "<section>\n<h2>\(title)</h2>\n<ul class=\"relations\">\n\(items)</ul>\n</section>\n"
    }

    private func name(_ id: String) -> HTML {
        let name = part.graph.entity(id)?.name ?? id
        return id == entity.id
            ? "<bdi>\(name)</bdi>" : "<a href=\"\(Link.entity(id))\"><bdi>\(name)</bdi></a>"
    }

    private func origin(_ document: String) -> String {
        let source = part.graph.sources.first { $0.id == document }
        return [source?.title ?? document, source?.date].compactMap { $0 }.joined(separator: ", ")
    }

    private var more: HTML? {
        let next: HTML? =
            part.remaining == 0
            ? nil
            : """
            <a href="\(Link.entity(entity.id))?offset=\(offset + Self.length)">\(part.remaining) more neighbours</a>
            """
        let start: HTML? = offset == 0 ? nil : "<a href=\"\(Link.entity(entity.id))\">From the start</a> "
        return start == nil && next == nil ? nil : "<p>\(start)\(next)</p>"
    }

    private func documents(_ dossier: Dossier) -> HTML? {
        guard !dossier.documents.isEmpty else { return nil }
        let items = dossier.documents.map { source in
            """
            <li><a href="\(Link.article(source.id))"><bdi>\(source.title ?? source.id)</bdi></a> \
            <span class="aside">\(source.date ?? "")</span></li>

            """ as HTML
        }
        return "<section>\n<h2>Articles</h2>\n<ul>\n\(items)</ul>\n</section>\n"
    }
}
