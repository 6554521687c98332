import Diagrams
import Foundation
import KnowledgeGraph
import Testing

/// Large graphs are pruned with a notice, and many callers at once are served in turn.
@Suite struct SizeTests {
    @Test func aLongChainIsPruned() throws {
        let diagram = Diagram(Samples.chain(20_000))
        #expect(diagram.notices.first == "The 150 best-connected of 20000 entities are shown.")
        #expect(SVGContent(try diagram.render(as: .svg)) != nil)
    }

    @Test(arguments: [Diagram.Layout.dot, .sfdp])
    func aDeepChainDoesNotOverflow(layout: Diagram.Layout) throws {
        var options = DiagramOptions()
        options.maximumNodes = 3_000
        options.layout = layout
        #expect(SVGContent(try Diagram(Samples.chain(3_000), options: options).render(as: .svg)) != nil)
    }

    @Test func fiveThousandEdges() throws {
        var seed: UInt64 = 7
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        var graph = Samples.chain(1_000)
        graph.relations = (0..<5_000).map { _ in
            Relation(
                subject: "\(random(1_000))", predicate: Predicate.allCases[random(26)],
                object: "\(random(30) * random(30))")
        }
        let diagram = Diagram(graph)
        let content = try #require(SVGContent(try diagram.render(as: .svg)))
        #expect(content.classes.values.filter { $0.contains("entity") }.count <= 150)
        #expect(diagram.notices.contains { $0.contains("best-connected") })
    }

    @Test func manyAtOnce() async throws {
        let expected = try (3..<11).map { try Diagram(Samples.chain($0)).render(as: .svg) }
        try await withThrowingTaskGroup(of: (Int, Data).self) { group in
            for round in 0..<32 {
                group.addTask {
                    let count = 3 + round % 8
                    return (count, try Diagram(Samples.chain(count)).render(as: .svg))
                }
            }
            for try await (count, data) in group { #expect(data == expected[count - 3]) }
        }
    }
}
