import Exchange
import KnowledgeGraph
import SPARQL

extension GraphLoader {
    /// What plain questions are asked of.
    ///
    /// - Throws: as ``graph(_:)``.
    func questions(
        _ argument: GraphArgument
    ) async throws -> (graph: any GraphQuestions, hadProblems: Bool) {
        let (graph, hadProblems) = try await graph(argument)
        return (IndexedGraph(graph), hadProblems)
    }

    /// What SPARQL is asked of: the quads of an RDF file as they stand, else those that export writes.
    ///
    /// - Throws: as ``graph(_:)``.
    func quads(
        _ argument: GraphArgument, as mapping: GraphRDF
    ) async throws -> (source: any QuadSource, hadProblems: Bool) {
        if let file = try GraphFile(argument.graph, argument.reading), let quads = try file.quads() {
            return (MemoryQuads(quads), false)
        }
        let (graph, hadProblems) = try await graph(argument)
        return (MemoryQuads(mapping.quads(graph)), hadProblems)
    }
}
