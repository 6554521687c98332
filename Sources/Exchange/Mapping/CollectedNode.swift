import KnowledgeGraph
import RDF

/// What the reader keeps of a node: the properties that a graph has a use for, in the order in which they came.
struct CollectedNode: Sendable {
    enum Property: Sendable {
        case label, altLabel, identifier, isoCode, mentionCount
        case title, date, source, url
        case subject, predicate, object, reifies, status, role, attributedTo, confidence, wasDerivedFrom
        case hasSource, sentence, hasSelector, start, end, exact
    }

    enum Class: Sendable, Hashable {
        case entity(EntityType)
        case document, statement, evidence, position, quote
    }

    private var values: [(property: Property, value: Term)] = []
    var classes: [Class] = []

    mutating func add(_ property: Property, _ value: Term) { values.append((property, value)) }

    /// All values of a property, each once, in order.
    func all(_ property: Property) -> [Term] {
        var seen: Set<Term> = []
        return values.lazy.filter { $0.property == property }.map(\.value).filter { seen.insert($0).inserted }
    }

    func has(_ property: Property) -> Bool { values.contains { $0.property == property } }

    /// The literals among the values, each once, in order.
    func literals(_ property: Property) -> [Literal] {
        all(property).compactMap { if case .literal(let literal) = $0 { literal } else { nil } }
    }

    var isStatement: Bool {
        classes.contains(.statement) || has(.subject) || has(.predicate) || has(.object) || has(.reifies)
    }

    var isEvidence: Bool { classes.contains(.evidence) || has(.hasSource) || has(.hasSelector) }
}

/// The words of the vocabulary and those of others, as the reader meets them.
struct ReadingTerms: Sendable {
    let properties: [IRI: CollectedNode.Property]
    let classes: [IRI: CollectedNode.Class]
    let predicates: [IRI: Predicate]
    let statuses: [IRI: RelationStatus]
    private let names: [CollectedNode.Property: String]

    init(_ vocabulary: Vocabulary) {
        let table: [(CollectedNode.Property, IRI, String)] = [
            (.label, Terms.label, "rdfs:label"), (.altLabel, Terms.altLabel, "skos:altLabel"),
            (.identifier, Terms.identifier, "dcterms:identifier"),
            (.isoCode, vocabulary.isoCode, "ent:isoCode"),
            (.mentionCount, vocabulary.mentionCount, "ent:mentionCount"),
            (.title, Terms.title, "dcterms:title"), (.date, Terms.date, "dcterms:date"),
            (.source, Terms.source, "dcterms:source"), (.url, Terms.url, "schema:url"),
            (.subject, Terms.subject, "rdf:subject"), (.predicate, Terms.predicate, "rdf:predicate"),
            (.object, Terms.object, "rdf:object"), (.reifies, Terms.reifies, "rdf:reifies"),
            (.status, vocabulary.status, "ent:status"), (.role, vocabulary.role, "ent:role"),
            (.attributedTo, vocabulary.attributedTo, "ent:attributedTo"),
            (.confidence, vocabulary.confidence, "ent:confidence"),
            (.wasDerivedFrom, Terms.wasDerivedFrom, "prov:wasDerivedFrom"),
            (.hasSource, Terms.hasSource, "oa:hasSource"), (.sentence, vocabulary.sentence, "ent:sentence"),
            (.hasSelector, Terms.hasSelector, "oa:hasSelector"), (.start, Terms.start, "oa:start"),
            (.end, Terms.end, "oa:end"), (.exact, Terms.exact, "oa:exact"),
        ]
        func dictionary<Key: Hashable, Value>(_ pairs: [(Key, Value)]) -> [Key: Value] {
            Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        properties = dictionary(table.map { ($0.1, $0.0) })
        names = dictionary(table.map { ($0.0, $0.2) })
        classes = dictionary(
            EntityType.allCases.map { (vocabulary.iri($0), .entity($0)) } + [
                (Terms.article, .document), (Terms.statement, .statement),
                (Terms.specificResource, .evidence), (Terms.positionSelector, .position),
                (Terms.quoteSelector, .quote),
            ])
        predicates = dictionary(Predicate.allCases.map { (vocabulary.iri($0), $0) })
        statuses = dictionary(RelationStatus.allCases.map { (vocabulary.iri($0), $0) })
    }

    /// The property as errors call it.
    func name(_ property: CollectedNode.Property) -> String { names[property] ?? "" }
}
