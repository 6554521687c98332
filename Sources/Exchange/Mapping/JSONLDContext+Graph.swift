import KnowledgeGraph
import RDF

extension JSONLDContext {
    /// The names under which a graph's JSON-LD speaks.
    static func graph(_ rdf: GraphRDF) -> JSONLDContext {
        let vocabulary = rdf.vocabulary
        let classes = EntityType.allCases.map { Term($0.rawValue.capitalized, vocabulary.iri($0)) }
        let statuses = RelationStatus.allCases.map { Term($0.rawValue, vocabulary.iri($0)) }
        let relations = Predicate.allCases.map { Term($0.rawValue, vocabulary.iri($0), .id, isSet: true) }
        return JSONLDContext(
            prefixes: rdf.prefixes,
            terms: classes + [
                Term("Article", Terms.article),
                Term("Statement", Terms.statement),
                Term("SpecificResource", Terms.specificResource),
                Term("TextPositionSelector", Terms.positionSelector),
                Term("TextQuoteSelector", Terms.quoteSelector),
                Term("identifier", Terms.identifier),
                Term("title", Terms.title),
                Term("date", Terms.date),
                Term("source", Terms.source, .id),
                Term("url", Terms.url),
                Term("label", Terms.label),
                Term("altLabel", Terms.altLabel, isSet: true),
                Term("isoCode", vocabulary.isoCode),
                Term("sameAs", Terms.sameAs, .id),
                Term("mentionCount", vocabulary.mentionCount),
            ] + relations + [
                Term("subject", Terms.subject, .id),
                Term("predicate", Terms.predicate, .vocabulary),
                Term("object", Terms.object, .id),
                Term("status", vocabulary.status, .vocabulary),
            ] + statuses + [
                Term("role", vocabulary.role),
                Term("attributedTo", vocabulary.attributedTo, .id),
                Term("confidence", vocabulary.confidence, .datatype(Terms.decimal)),
                Term("wasDerivedFrom", Terms.wasDerivedFrom, .id, isSet: true),
                Term("hasSource", Terms.hasSource, .id),
                Term("sentence", vocabulary.sentence),
                Term("hasSelector", Terms.hasSelector, .id, isSet: true),
                Term("start", Terms.start),
                Term("end", Terms.end),
                Term("exact", Terms.exact),
            ])
    }
}
