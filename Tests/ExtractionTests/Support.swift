import Extraction
import Foundation
import KnowledgeGraph
import Testing

import enum KnowledgeGraph.Predicate

/// One extractor for all tests: loading it is the expensive part.
enum Shared {
    static let extractor = Result { try Extractor() }

    /// The folder with gold graphs beside the project, where there is one.
    static let folder: URL? = {
        let given = ProcessInfo.processInfo.environment["ENTENTE_SHARED"] ?? "../shared"
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let url = URL(fileURLWithPath: given, relativeTo: root)
        return FileManager.default.fileExists(atPath: url.appendingPathComponent("gold").path) ? url : nil
    }()
}

func extract(_ text: String) throws -> GraphDocument {
    try Shared.extractor.get().extract(Article(id: "test", text: text))
}

extension GraphDocument {
    /// The entity that bears a name.
    func named(_ name: String) -> Entity? { entities.first { $0.names.contains(name) } }

    /// Whether the document says it, in either direction where the predicate is symmetric.
    func says(
        _ subject: String, _ predicate: Predicate, _ object: String, _ status: RelationStatus = .actual
    ) -> Bool {
        relation(subject, predicate, object, status) != nil
    }

    func relation(
        _ subject: String, _ predicate: Predicate, _ object: String, _ status: RelationStatus = .actual
    ) -> Relation? {
        guard let from = named(subject)?.id, let to = named(object)?.id else { return nil }
        return relations.first { relation in
            relation.predicate == predicate && relation.status == status
                && (relation.subject == from && relation.object == to
                    || predicate.isSymmetric && relation.subject == to && relation.object == from)
        }
    }
}
