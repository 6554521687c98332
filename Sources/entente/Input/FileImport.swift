import Exchange
import Foundation
import GraphStore
import KnowledgeGraph
import RDF

/// What comes of a file in a store: documents; of RDF, what these do not say is kept as it is beside them, and all of it where
/// there are none.
struct FileImport {
    private let file: GraphFile
    /// Whether some quad is about an entity of the vocabulary.
    private let isOfVocabulary: Bool
    private let note: (String) -> Void

    /// Reads through RDF, so that a store is not begun with a file that is broken.
    ///
    /// - Parameter note: takes what a user may want to know.
    /// - Throws: ``Failure`` that says what is wrong with the file and where.
    init(_ file: GraphFile, note: @escaping (String) -> Void) throws {
        self.file = file
        self.note = note
        isOfVocabulary = try file.reading {
            let collector = try GraphCollector(namespace: file.options.namespace)
            var isOfVocabulary = false
            try file.forEachQuad { if collector.isOfVocabulary($0) { isOfVocabulary = true } }
            return isOfVocabulary
        }
    }

    /// Reads through a file that is no RDF.
    ///
    /// - Throws: as ``init(_:note:)``.
    func check() throws {
        if file.syntax == nil, try !file.forEachDocument({ _ in }) { _ = try file.graph() }
    }

    /// Puts the file into a store, whole or not at all.
    ///
    /// - Throws: ``Failure``, and what ``GraphStore/GraphStore/importing(_:)`` throws.
    func add(to store: GraphStore) throws -> StoreTally {
        var count = StoreTally()
        guard file.syntax != nil else {
            try store.importing { store in
                if try !file.forEachDocument({ count.note(try store.add($0)) }) {
                    for document in file.documents(of: try file.graph()) {
                        count.note(try store.add(document))
                    }
                }
            }
            return count
        }
        let graph = try graph()
        let rest = try graph.map { graph in
            try QuadRest(of: graph).quads { receive in try file.forEachQuad { receive($0) } }
        }
        try store.importing { store in
            for document in graph.map(file.documents(of:)) ?? [] { count.note(try store.add(document)) }
            let kept = try store.keep(file.name, origin: file.origin, hash: file.hash) { receive in
                guard let rest else { return try file.forEachQuad(receive) }
                for quad in rest { try receive(quad) }
            }
            if let kept { count.noteFile(kept) }
        }
        return count
    }

    /// The graph of RDF in the vocabulary; nil for other RDF.
    private func graph() throws -> Graph? {
        guard isOfVocabulary else { return nil }
        do {
            let graph = try file.wholeGraph()
            return graph.entities.isEmpty && graph.relations.isEmpty ? nil : graph
        } catch let error as GraphRDFError {
            note("\(file.path) is kept as it is, for it is no graph by the vocabulary: \(error)")
            return nil
        }
    }
}
