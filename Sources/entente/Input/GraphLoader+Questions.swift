import Exchange
import Foundation
import GraphStore
import KnowledgeGraph
import SPARQL

extension GraphLoader {
    /// What plain questions are asked of.
    ///
    /// - Throws: as ``graph(_:)``.
    func questions(
        _ argument: GraphArgument
    ) async throws -> (graph: any GraphQuestions, hadProblems: Bool) {
        if let store = try store(argument) { return (store, false) }
        let (graph, hadProblems) = try await graph(argument)
        return (IndexedGraph(graph), hadProblems)
    }

    /// Lets a body ask SPARQL: of a store as it lies there, of an RDF file the quads that it has, of anything else those that
    /// export writes.
    ///
    /// - Returns: whether something could not be read.
    /// - Throws: as ``graph(_:)``, and what the body throws.
    func withQuads(
        _ argument: GraphArgument, as mapping: GraphRDF, _ body: (any QuadSource) throws -> Void
    ) async throws -> Bool {
        if let store = try store(argument) {
            try store.withQuads(body)
            return false
        }
        if let file = try GraphFile(argument.graph, argument.reading), let quads = try file.quads() {
            try body(MemoryQuads(quads))
            return false
        }
        let (graph, hadProblems) = try await graph(argument)
        try body(MemoryQuads(mapping.quads(graph)))
        return hadProblems
    }

    /// The store that GRAPH is; nil where it is something else.
    func store(_ argument: GraphArgument) throws -> GraphStore? {
        guard argument.reading.reader == nil, StoreName.isStore(argument.graph) else { return nil }
        return try GraphStore(argument.graph, .readOnly)
    }
}

/// How stores are told from other files.
enum StoreName {
    private static let header = Data("SQLite format 3\0".utf8)

    /// Whether the name ends in `.db`, or the file is SQLite's.
    static func isStore(_ path: String) -> Bool {
        if URL(fileURLWithPath: path).pathExtension.lowercased() == "db" { return true }
        guard path != "-", let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: header.count)) == header
    }
}
