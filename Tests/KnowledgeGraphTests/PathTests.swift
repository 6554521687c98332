import TestSupport
import Testing

@testable import KnowledgeGraph

@Suite("Paths")
struct PathTests {
    /// A graph of persons, joined as the letters say: "ab" joins a to b.
    private func graph(_ edges: [String]) -> Graph {
        let ids = Set(edges.joined().map(String.init)).sorted()
        return Graph(
            entities: ids.map { Entity(id: $0, type: .person, name: $0.uppercased()) },
            relations: edges.map { edge in
                Relation(
                    subject: String(edge.prefix(1)), predicate: .supports, object: String(edge.suffix(1)))
            })
    }

    private func chains(_ graph: Graph, _ count: Graph.PathCount) -> [String] {
        graph.paths(from: "a", to: "z", count: count).map { $0.entities.joined() }
    }

    @Test("The shortest chains, in either direction of the arrows, in the order of the entities")
    func shortest() {
        let graph = graph(["ac", "zc", "ba", "bz", "ad", "de", "ez"])
        #expect(chains(graph, .shortest(atMost: 5)) == ["abz", "acz"])
        #expect(chains(graph, .shortest(atMost: 1)) == ["abz"])
        #expect(graph.paths(from: "a", to: "a", count: .exactly(1)).isEmpty)
        #expect(graph.paths(from: "a", to: "nowhere", count: .exactly(1)).isEmpty)
    }

    @Test("Longer chains follow where more are asked for, and none comes by an entity twice")
    func longer() {
        let graph = graph(["ab", "bz", "ac", "cb", "cd", "dz"])
        #expect(chains(graph, .exactly(2)) == ["abz", "acbz"])
        #expect(chains(graph, .exactly(9)) == ["abz", "acbz", "acdz", "abcdz"])
    }

    @Test("Two entities that nothing joins have no chain")
    func apart() { #expect(chains(graph(["ab", "yz"]), .exactly(3)).isEmpty) }

    @Test("A step has all relations between its two, the surest first")
    func steps() {
        var graph = graph(["az", "za", "az"])
        for (index, confidence) in [0.3, 0.9, 0.5].enumerated() {
            graph.relations[index].confidence = confidence
        }
        let paths = graph.paths(from: "a", to: "z", count: .exactly(5))
        #expect(paths.map(\.entities) == [["a", "z"]])
        #expect(paths[0].steps[0].map(\.confidence) == [0.9, 0.5, 0.3])
    }

    @Test(
        "The chains of random graphs are the first of all there are, looked up at once or outwards from the ends"
    )
    func random() throws {
        var random = SeededGenerator(seed: 7)
        let letters = ["a", "b", "c", "d", "e", "f", "g", "z"]
        for _ in 0..<150 {
            var edges: [String] = ["aa", "zz"]
            for _ in 0..<Int.random(in: 2...14, using: &random) {
                edges.append(letters.randomElement(using: &random)! + letters.randomElement(using: &random)!)
            }
            let graph = graph(edges)
            let all = allChains(graph).sorted { $0.count != $1.count ? $0.count < $1.count : $0 < $1 }
            for count in [1, 3, 100] {
                #expect(chains(graph, .exactly(count)) == Array(all.prefix(count)), "\(edges)")
                let outwards = try IndexedGraph(graph).paths(
                    from: "a", to: "z", count: .exactly(count), selection: Selection())
                #expect(outwards.paths.map { $0.entities.joined() } == Array(all.prefix(count)), "\(edges)")
            }
            let least = all.filter { $0.count == all[0].count }
            #expect(chains(graph, .shortest(atMost: 2)) == Array(least.prefix(2)))
        }
    }

    /// Every chain without a repetition, found by trying all.
    private func allChains(_ graph: Graph) -> [String] {
        func extend(_ chain: String) -> [String] {
            guard !chain.hasSuffix("z") else { return [chain] }
            let tip = String(chain.suffix(1))
            let next = Set(
                graph.relations.filter { $0.subject == tip || $0.object == tip }.map { $0.other(than: tip) })
            return next.filter { !chain.contains($0) }.flatMap { extend(chain + $0) }
        }
        return extend("a")
    }
}
