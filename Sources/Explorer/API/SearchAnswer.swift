import GraphStore
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// What a search found, as the page reads it.
struct SearchAnswer: Encodable {
    private struct EntityRow: Encodable {
        let id: String
        let type: EntityType
        let name: String
        let alias: String?
        let degree: Int
    }

    private struct SentenceRow: Encodable {
        let document: String
        let title: String?
        let date: String?
        let sentence: String
        let start: Int
        let end: Int
        let subject: String
        let predicate: Predicate
        let object: String
        let subjectName: String
        let objectName: String
    }

    private let entities: [EntityRow]
    private let sentences: [SentenceRow]

    init(_ hits: GraphStore.SearchHits) {
        entities = hits.entities.map {
            EntityRow(id: $0.id, type: $0.type, name: $0.name, alias: $0.alias, degree: $0.degree)
        }
        sentences = hits.sentences.map {
            SentenceRow(
                document: $0.document, title: $0.title, date: $0.date, sentence: $0.sentence,
                start: $0.start, end: $0.end, subject: $0.subject, predicate: $0.predicate,
                object: $0.object, subjectName: $0.subjectName, objectName: $0.objectName)
        }
    }
}
