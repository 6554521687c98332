import KnowledgeGraph
import RDF

/// Puts entities, documents, relations and evidence into triples.
struct TripleBuilder {
    let mapping: GraphRDF
    private(set) var triples: [Triple] = []
    private var seen: Set<Triple> = []
    private var blankNodes = 0

    private var vocabulary: Vocabulary { mapping.vocabulary }

    init(mapping: GraphRDF) { self.mapping = mapping }

    /// The triples so far; the next ones start afresh, with blank nodes of their own.
    mutating func takeTriples() -> [Triple] {
        defer {
            triples = []
            seen = []
        }
        return triples
    }

    // MARK: - Documents and entities

    mutating func add(_ document: Graph.Source) {
        let node = Resource.iri(mapping.iri(document: document.id))
        add(node, Terms.type, .iri(Terms.article))
        addIdentifier(document.id, of: node)
        if let title = document.title { add(node, Terms.title, .string(title)) }
        if let date = document.date { add(node, Terms.date, .literal(Literal(date: date))) }
        if let url = document.url {
            let iri = try? IRI(encoding: url)
            add(node, Terms.source, iri.map(Term.iri) ?? .string(url))
            if let iri, !iri.string.isExactly(url) { add(node, Terms.url, .string(url)) }
        }
    }

    mutating func add(_ entity: Entity) {
        let node = Resource.iri(mapping.iri(entity: entity.id))
        add(node, Terms.type, .iri(vocabulary.iri(entity.type)))
        addIdentifier(entity.id, of: node)
        add(node, Terms.label, .string(entity.name))
        for alias in entity.aliases { add(alias: alias, of: entity.id) }
        if let code = entity.link, entity.type == .country {
            add(node, vocabulary.isoCode, .string(code))
            if let item = mapping.countries.wikidata(code) { add(node, Terms.sameAs, .iri(item)) }
        }
        add(mentionCount: entity.mentionCount, of: entity.id)
    }

    mutating func add(alias: String, of id: String) {
        add(.iri(mapping.iri(entity: id)), Terms.altLabel, .string(alias))
    }

    mutating func add(mentionCount: Int, of id: String) {
        guard mentionCount > 0 else { return }
        add(.iri(mapping.iri(entity: id)), vocabulary.mentionCount, .literal(Literal(mentionCount)))
    }

    /// The id, where the IRI does not tell it.
    private mutating func addIdentifier(_ id: String, of node: Resource) {
        guard case .iri(let iri) = node, !iri.idAtEnd.isExactly(id) else { return }
        add(node, Terms.identifier, .string(id))
    }

    // MARK: - Relations

    /// The edge itself, if it is one.
    mutating func addDirect(_ relation: Relation) {
        guard relation.status == .actual else { return }
        add(edge(relation))
    }

    private func edge(_ relation: Relation) -> Triple {
        Triple(
            .iri(mapping.iri(entity: relation.subject)), vocabulary.iri(relation.predicate),
            .iri(mapping.iri(entity: relation.object)))
    }

    /// A piece of evidence and the nodes that it takes.
    struct Place {
        let evidence: Evidence
        let node: BlankNode
        var position: BlankNode
        var quote: BlankNode
    }

    /// The relation as a node, with the evidence that `keeps` takes.
    mutating func addStatement(_ relation: Relation, name: String, keeps: (Evidence) -> Bool) {
        var places = relation.evidence.filter(keeps).map {
            let node = nextBlankNode()
            return Place(evidence: $0, node: node, position: node, quote: node)
        }
        for index in places.indices {
            places[index].position = nextBlankNode()
            if !places[index].evidence.quote.isEmpty { places[index].quote = nextBlankNode() }
        }
        addStatement(relation, name: name, places: places)
    }

    /// The relation as a node, with evidence: a statement (RDF Schema, section 5.3), or a reifier (RDF 1.2 Concepts,
    /// section 1.5).
    mutating func addStatement(_ relation: Relation, name: String, places: [Place]) {
        let node = Resource.iri(mapping.iri(statement: name))
        let edge = edge(relation)
        switch mapping.version {
        case .rdf11:
            add(node, Terms.type, .iri(Terms.statement))
            add(node, Terms.subject, Term(edge.subject))
            add(node, Terms.predicate, .iri(edge.predicate))
            add(node, Terms.object, edge.object)
        case .rdf12: add(node, Terms.reifies, .triple(edge))
        }
        add(node, vocabulary.status, .iri(vocabulary.iri(relation.status)))
        if let role = relation.role { add(node, vocabulary.role, .string(role)) }
        if let speaker = relation.attributedTo {
            add(node, vocabulary.attributedTo, .iri(mapping.iri(entity: speaker)))
        }
        if let confidence = relation.confidence.flatMap(Self.decimal) {
            add(node, vocabulary.confidence, .literal(confidence))
        }
        if let date = relation.date { add(node, Terms.date, .literal(Literal(date: date))) }
        // All of one node comes before the next: some syntaxes group what stands together only.
        for place in places { add(node, Terms.wasDerivedFrom, .blank(place.node)) }
        for place in places { add(place) }
    }

    /// A part of a document (Web Annotation Data Model, section 4), picked out by position and by quotation.
    private mutating func add(_ place: Place) {
        let evidence = place.evidence
        let node = Resource.blank(place.node)
        add(node, Terms.type, .iri(Terms.specificResource))
        add(node, Terms.hasSource, .iri(mapping.iri(document: evidence.document)))
        if !evidence.sentence.isEmpty { add(node, vocabulary.sentence, .string(evidence.sentence)) }
        add(node, Terms.hasSelector, .blank(place.position))
        if !evidence.quote.isEmpty { add(node, Terms.hasSelector, .blank(place.quote)) }
        add(.blank(place.position), Terms.type, .iri(Terms.positionSelector))
        add(.blank(place.position), Terms.start, .literal(Literal(evidence.range.lowerBound)))
        add(.blank(place.position), Terms.end, .literal(Literal(evidence.range.upperBound)))
        guard !evidence.quote.isEmpty else { return }
        add(.blank(place.quote), Terms.type, .iri(Terms.quoteSelector))
        add(.blank(place.quote), Terms.exact, .string(evidence.quote))
    }

    /// Two decimals, as in graph JSON, in canonical form: `0.85`, `0.9`, `1.0`.
    static func decimal(_ value: Double) -> Literal? {
        guard value.isFinite, value.magnitude < 1e9 else { return nil }
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let fraction = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return Literal((hundredths < 0 ? "-" : "") + "\(whole).\(fraction)", datatype: Terms.decimal)
    }

    private mutating func nextBlankNode() -> BlankNode {
        blankNodes += 1
        return BlankNode(blankNodes)
    }

    private mutating func add(_ subject: Resource, _ predicate: IRI, _ object: Term) {
        add(Triple(subject, predicate, object))
    }

    private mutating func add(_ triple: Triple) {
        if seen.insert(triple).inserted { triples.append(triple) }
    }
}
