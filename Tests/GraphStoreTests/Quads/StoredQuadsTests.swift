import GRDB
import RDF
import SPARQL
import Testing

@testable import GraphStore

@Suite struct StoredQuadsTests {
    /// All shapes of patterns over all views of the graphs, by one cursor, against a filter.
    @Test func lookUpsAreFilters() throws {
        let database = try quadDatabase()
        var random = RandomQuads(seed: 5)
        try database.write { db in
            try QuadTables(db).insert((0..<400).map { _ in random.quad() })
            let source = try StoredQuads(db)
            let all =
                try source.numbered(NumberedPattern(nil, nil, nil, in: .defaultGraph))
                + source.numbered(NumberedPattern(nil, nil, nil, in: .anyNamed))
            let cursor = try source.makeCursor()
            let graphs = try source.graphs()
            #expect(Set(graphs) == Set(all.map(\.graph)).subtracting([TermID(0)]))
            #expect(graphs.count == 4)
            for _ in 0..<3000 {
                let one = random.pick(all)
                let other = random.pick(all)
                var pattern = NumberedPattern(nil, nil, nil)
                if random.number(0...1) == 0 { pattern.subject = one.subject }
                if random.number(0...1) == 0 { pattern.predicate = one.predicate }
                if random.number(0...1) == 0 { pattern.object = random.pick([one, other]).object }
                pattern.graphs = random.pick([.defaultGraph, .anyNamed, .union, .named(random.pick(graphs))])
                let found = try source.numbered(pattern, with: cursor)
                let expected = Self.filter(all, pattern)
                #expect(found.count == expected.count, "\(pattern)")
                #expect(Set(found) == expected, "\(pattern)")
                #expect(try source.estimate(pattern) >= expected.count)
            }
        }
    }

    private static func filter(_ quads: [NumberedQuad], _ pattern: NumberedPattern) -> Set<NumberedQuad> {
        Set(
            quads.lazy.filter { quad in
                (pattern.subject ?? quad.subject) == quad.subject
                    && (pattern.predicate ?? quad.predicate) == quad.predicate
                    && (pattern.object ?? quad.object) == quad.object
            }.compactMap { quad in
                switch pattern.graphs {
                case .defaultGraph: quad.graph == TermID(0) ? quad : nil
                case .named(let graph): quad.graph == graph ? quad : nil
                case .anyNamed: quad.graph != TermID(0) ? quad : nil
                case .union: NumberedQuad(quad.subject, quad.predicate, quad.object)
                }
            })
    }

    /// A large graph is gone through by the places given, a small one as a whole: both give the same.
    @Test func largeGraphs() throws {
        let database = try quadDatabase()
        try database.write { db in
            try QuadTables(db).insert(
                (0..<6000).map { number in
                    Quad(
                        .iri(Namespace.schema["s\(number)"]), Namespace.schema["p\(number % 3)"],
                        .literal(Literal(number % 7)), graph: .iri(number < 5000 ? "urn:large" : "urn:small"))
                })
            let source = try StoredQuads(db)
            let large = try #require(try source.id(of: .iri("urn:large")))
            let small = try #require(try source.id(of: .iri("urn:small")))
            let predicate = try #require(try source.id(of: .iri(Namespace.schema["p1"])))
            let object = try #require(try source.id(of: .literal(Literal(4))))
            for (graph, numbers) in [(large, 0..<5000), (small, 5000..<6000)] {
                let byObject = numbers.filter { $0 % 7 == 4 }
                #expect(
                    try source.numbered(NumberedPattern(nil, nil, object, in: .named(graph))).count
                        == byObject.count)
                #expect(
                    try source.numbered(NumberedPattern(nil, predicate, object, in: .named(graph))).count
                        == byObject.count { $0 % 3 == 1 })
                #expect(
                    try source.numbered(NumberedPattern(nil, predicate, nil, in: .named(graph))).count
                        == numbers.count { $0 % 3 == 1 })
            }
        }
    }

    /// Exact for few, within a factor of two for many.
    @Test func estimates() throws {
        let database = try quadDatabase()
        try database.write { db in
            // Every third is of class B, in the graph of its hundred; each has a name in the default graph.
            try QuadTables(db).insert(
                (0..<30_000).flatMap { number in
                    let subject = Resource.iri(Namespace.schema["s\(number)"])
                    return [
                        Quad(
                            subject, "urn:a", .iri(number % 3 == 0 ? "urn:B" : "urn:A"),
                            graph: .iri(IRI(unchecked: "urn:g\(number / 100)"))),
                        Quad(subject, "urn:name", .string("name \(number)")),
                    ]
                })
            let source = try StoredQuads(db)
            let type = try #require(try source.id(of: .iri("urn:a")))
            let name = try #require(try source.id(of: .iri("urn:name")))
            let few = try #require(try source.id(of: .iri("urn:B")))
            let graph = try #require(try source.id(of: .iri("urn:g7")))
            let one = try #require(try source.id(of: .string("name 77")))
            #expect(try source.estimate(NumberedPattern(nil, name, one)) == 1)
            #expect(try source.estimate(NumberedPattern(nil, type, one)) == 0)
            #expect(try source.estimate(NumberedPattern(nil, type, nil, in: .union)) == 30_000)
            #expect(try source.estimate(NumberedPattern(nil, nil, nil, in: .union)) == 60_000)
            #expect(try source.estimate(NumberedPattern(nil, nil, nil, in: .named(graph))) == 100)
            let many = [
                (10_000, NumberedPattern(nil, type, few, in: .union)),
                (10_000, NumberedPattern(nil, type, few, in: .anyNamed)),
                (10_000, NumberedPattern(nil, nil, few, in: .union)),
                (30_000, NumberedPattern(nil, name, nil)),
                (30_000, NumberedPattern(nil, nil, nil)),
                (30_000, NumberedPattern(nil, nil, nil, in: .anyNamed)),
            ]
            for (number, pattern) in many {
                #expect((number / 2...number * 2).contains(try source.estimate(pattern)), "\(pattern)")
            }
            #expect(try source.estimate(NumberedPattern(nil, type, few)) == 0)
            #expect(try source.distinct(.subject, predicate: type) == 30_000)
            #expect(try source.distinct(.object, predicate: type) == 2)
            #expect(try source.distinct(.object, predicate: name) == 30_000)
            #expect(try source.distinct(.predicate, predicate: nil) == 2)
            #expect(try source.distinct(.subject, predicate: nil) == 30_000)
        }
    }

    /// Cursors that stop in the middle leave nothing behind, and several read at once.
    @Test func cursorsAreIndependent() throws {
        let database = try quadDatabase()
        try database.write { db in
            try QuadTables(db).insert(
                (0..<100).map { Quad(.iri("urn:s"), Namespace.schema["p\($0 % 2)"], .literal(Literal($0))) })
            let source = try StoredQuads(db)
            let block = UnsafeMutableBufferPointer<NumberedQuad>.allocate(capacity: 10)
            defer { block.deallocate() }
            let pattern = NumberedPattern(try source.id(of: .iri("urn:s")), nil, nil)
            let outer = try source.makeCursor()
            try outer.seek(pattern)
            var number = 0
            while case let count = try outer.next(into: block), count > 0 {
                number += count
                let inner = try source.makeCursor()
                try inner.seek(pattern)
                #expect(try inner.next(into: block) == 10)
                try inner.seek(NumberedPattern(nil, nil, nil))
                #expect(try inner.next(into: block) == 10)
            }
            #expect(number == 100)
            #expect(try outer.next(into: block) == 0)
        }
    }
}
