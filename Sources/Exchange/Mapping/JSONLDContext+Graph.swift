import KnowledgeGraph
import RDF

extension JSONLDContext {
    /// The names under which a graph's JSON-LD speaks.
    static func graph(prefixes: PrefixMap) -> JSONLDContext {
        let classes = EntityType.allCases.map { Vocabulary.iri($0) }.map { Term(Self.lastName($0), $0) }
        let statuses = RelationStatus.allCases.map { Term($0.rawValue, Vocabulary.iri($0)) }
        let relations = Predicate.allCases.map { Term($0.rawValue, Vocabulary.iri($0), .id, isSet: true) }
        return JSONLDContext(
            prefixes: prefixes,
            terms: classes + [
                Term("Article", Terms.article),
                Term("Statement", Terms.statement),
                Term("SpecificResource", Terms.specificResource),
                Term("TextPositionSelector", Terms.positionSelector),
                Term("TextQuoteSelector", Terms.quoteSelector),
                Term("title", Terms.title),
                Term("date", Terms.date),
                Term("source", Terms.source, .id),
                Term("label", Terms.label),
                Term("altLabel", Terms.altLabel, isSet: true),
                Term("isoCode", Vocabulary.isoCode),
                Term("sameAs", Terms.sameAs, .id),
                Term("mentionCount", Vocabulary.mentionCount),
            ] + relations + [
                Term("subject", Terms.subject, .id),
                Term("predicate", Terms.predicate, .vocabulary),
                Term("object", Terms.object, .id),
                Term("status", Vocabulary.status, .vocabulary),
            ] + statuses + [
                Term("role", Vocabulary.role),
                Term("attributedTo", Vocabulary.attributedTo, .id),
                Term("confidence", Vocabulary.confidence, .datatype(Terms.decimal)),
                Term("wasDerivedFrom", Terms.wasDerivedFrom, .id, isSet: true),
                Term("hasSource", Terms.hasSource, .id),
                Term("sentence", Vocabulary.sentence),
                Term("hasSelector", Terms.hasSelector, .id, isSet: true),
                Term("start", Terms.start),
                Term("end", Terms.end),
                Term("exact", Terms.exact),
            ])
    }

    private static func lastName(_ iri: IRI) -> String {
        String(iri.string.dropFirst(Vocabulary.namespace.iri.string.count))
    }
}
