import KnowledgeGraph
import RDF

/// Puts entities, documents, relations and evidence into triples.
struct TripleBuilder {
    let mapping: GraphRDF
    private(set) var triples: [Triple] = []
    private var seen: Set<Triple> = []
    private var blankNodes = 0

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

    mutating func add(_ documents: [Graph.Source]) {
        for document in documents {
            let node = Resource.iri(mapping.iri(document: document.id))
            add(node, Terms.type, .iri(Terms.article))
            if let title = document.title { add(node, Terms.title, .string(title)) }
            if let date = document.date { add(node, Terms.date, .literal(Literal(date: date))) }
            if let url = document.url {
                add(node, Terms.source, (try? IRI(encoding: url)).map(Term.iri) ?? .string(url))
            }
        }
    }

    mutating func add(_ entity: Entity) {
        let node = Resource.iri(mapping.iri(entity: entity.id))
        add(node, Terms.type, .iri(Vocabulary.iri(entity.type)))
        add(node, Terms.label, .string(entity.name))
        for alias in entity.aliases { add(node, Terms.altLabel, .string(alias)) }
        if let code = entity.link, entity.type == .country {
            add(node, Vocabulary.isoCode, .string(code))
            if let item = mapping.countries.wikidata(code) { add(node, Terms.sameAs, .iri(item)) }
        }
        if entity.mentionCount > 0 {
            add(node, Vocabulary.mentionCount, .literal(Literal(entity.mentionCount)))
        }
    }

    // MARK: - Relations

    /// The edge itself, if it is one.
    mutating func addDirect(_ relation: Relation) {
        guard relation.status == .actual else { return }
        add(
            .iri(mapping.iri(entity: relation.subject)), Vocabulary.iri(relation.predicate),
            .iri(mapping.iri(entity: relation.object)))
    }

    /// The relation as a node (RDF Schema, section 5.3), with the evidence that `keeps` takes.
    mutating func addStatement(_ relation: Relation, name: String, keeps: (Evidence) -> Bool) {
        let node = Resource.iri(mapping.iri(statement: name))
        add(node, Terms.type, .iri(Terms.statement))
        add(node, Terms.subject, .iri(mapping.iri(entity: relation.subject)))
        add(node, Terms.predicate, .iri(Vocabulary.iri(relation.predicate)))
        add(node, Terms.object, .iri(mapping.iri(entity: relation.object)))
        add(node, Vocabulary.status, .iri(Vocabulary.iri(relation.status)))
        if let role = relation.role { add(node, Vocabulary.role, .string(role)) }
        if let speaker = relation.attributedTo {
            add(node, Vocabulary.attributedTo, .iri(mapping.iri(entity: speaker)))
        }
        if let confidence = relation.confidence.flatMap(Self.decimal) {
            add(node, Vocabulary.confidence, .literal(confidence))
        }
        if let date = relation.date { add(node, Terms.date, .literal(Literal(date: date))) }
        for evidence in relation.evidence where keeps(evidence) {
            let place = nextBlankNode()
            add(node, Terms.wasDerivedFrom, .blank(place))
            add(evidence, as: place)
        }
    }

    /// A part of a document (Web Annotation Data Model, section 4), picked out by position and by quotation.
    private mutating func add(_ evidence: Evidence, as place: BlankNode) {
        let node = Resource.blank(place)
        add(node, Terms.type, .iri(Terms.specificResource))
        add(node, Terms.hasSource, .iri(mapping.iri(document: evidence.document)))
        if !evidence.sentence.isEmpty { add(node, Vocabulary.sentence, .string(evidence.sentence)) }
        let position = nextBlankNode()
        add(node, Terms.hasSelector, .blank(position))
        add(.blank(position), Terms.type, .iri(Terms.positionSelector))
        add(.blank(position), Terms.start, .literal(Literal(evidence.range.lowerBound)))
        add(.blank(position), Terms.end, .literal(Literal(evidence.range.upperBound)))
        guard !evidence.quote.isEmpty else { return }
        let quote = nextBlankNode()
        add(node, Terms.hasSelector, .blank(quote))
        add(.blank(quote), Terms.type, .iri(Terms.quoteSelector))
        add(.blank(quote), Terms.exact, .string(evidence.quote))
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
        let triple = Triple(subject, predicate, object)
        if seen.insert(triple).inserted { triples.append(triple) }
    }
}
