import RDF
import Testing

/// The check that other tests rely on.
struct DatasetIsomorphismTests {
    private func edges(_ pairs: [(Int, Int)]) -> [Quad] {
        pairs.map { Quad(.blank(BlankNode($0)), "http://e/p", .blank(BlankNode($1))) }
    }

    @Test func cycles() {
        let hexagon = edges([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)])
        let relabeled = edges([(9, 4), (4, 7), (7, 1), (1, 3), (3, 8), (8, 9)])
        let triangles = edges([(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)])
        #expect(DatasetIsomorphism.holds(hexagon, relabeled))
        #expect(!DatasetIsomorphism.holds(hexagon, triangles))
        #expect(!DatasetIsomorphism.holds(hexagon, edges([(0, 1)])))
    }

    @Test func graphsCount() {
        let quad = Quad(.blank(BlankNode(1)), "http://e/p", .string("a"), graph: .blank(BlankNode(2)))
        let other = Quad(.blank(BlankNode(5)), "http://e/p", .string("a"), graph: .blank(BlankNode(6)))
        let same = Quad(.blank(BlankNode(5)), "http://e/p", .string("a"), graph: .blank(BlankNode(5)))
        #expect(DatasetIsomorphism.holds([quad], [other]))
        #expect(!DatasetIsomorphism.holds([quad], [same]))
        #expect(!DatasetIsomorphism.holds([quad], [Quad(quad.triple)]))
    }
}
