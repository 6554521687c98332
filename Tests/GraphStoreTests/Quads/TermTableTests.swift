import SPARQL
import Testing

@testable import GraphStore
@testable import RDF

@Suite struct TermTableTests {
    /// Each term as an object: equal terms have one number, others have others, and all come back.
    @Test func termsComeBackAsTheyWere() throws {
        let database = try quadDatabase()
        let distinct = Set(HostileTerms.all)
        try database.write { db in
            try QuadTables(db).insert(HostileTerms.all.map { Quad(.iri("urn:s"), "urn:p", $0) })
        }
        try database.read { db in
            let source = try StoredQuads(db)
            #expect(try Set(source.all().map(\.triple.object)) == distinct)
            var numbers: Set<TermID> = []
            for term in distinct {
                let id = try #require(try source.id(of: term), "\(term) is not found")
                #expect(id != TermID(0) && id < .firstComputed)
                #expect(numbers.insert(id).inserted, "\(term) has the number of another term")
                // Once from the tables, once from the cache.
                #expect(try source.term(id) == term)
                #expect(try source.term(id) == term)
            }
        }
    }

    /// What stands in the number needs no row, and is what the text says.
    @Test(arguments: ["7", "-7", "0"]) func integersStandInTheirNumber(lexical: String) throws {
        let literal = Literal(lexical, datatype: Namespace.xsd["integer"])
        let id = try #require(InlineTerms.id(of: literal))
        #expect(InlineTerms.holds(id))
        #expect(InlineTerms.term(id) == .literal(literal))
    }

    @Test func usualValuesNeedNoRow() throws {
        let database = try quadDatabase()
        let values: [Term] = [
            .literal(Literal(126)), .literal(Literal(true)), .blank(BlankNode(123_456_789)),
            .literal(Literal("0.81", datatype: Namespace.xsd["decimal"])),
            .literal(Literal("2026-06-05", datatype: Namespace.xsd["date"])),
            .literal(Literal("2026", datatype: Namespace.xsd["gYear"])),
            .literal(Literal("2026-06", datatype: Namespace.xsd["gYearMonth"])),
            .literal(Literal("2026-06-05T10:20:30Z", datatype: Namespace.xsd["dateTime"])),
            .literal(Literal("2026-06-05T10:20:30", datatype: Namespace.xsd["dateTime"])),
        ]
        let rows = try database.write { db in
            try QuadTables(db).insert(values.map { Quad(.iri("urn:s"), "urn:p", $0) })
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM term")
        }
        #expect(rows == 2)
    }

    /// Terms whose hashes are the same are told apart by their text.
    @Test func equalHashesAreToldApart() throws {
        let database = try quadDatabase()
        let terms: [Term] = [.string("one"), .string("two"), .string("three")]
        try database.write { db in
            try QuadTables(db).insert(terms.map { Quad(.iri("urn:s"), "urn:p", $0) })
            try db.execute(
                sql: """
                    UPDATE term_hash SET hash = (SELECT h.hash FROM term_hash h JOIN term t USING (id) WHERE t.text = 'one')
                    WHERE id IN (SELECT id FROM term WHERE text IN ('two', 'three'))
                    """)
            let source = try StoredQuads(db)
            let id = try #require(try source.id(of: terms[0]))
            #expect(try source.term(id) == terms[0])
            #expect(try source.id(of: .string("four")) == nil)
        }
    }

    /// Past the most namespaces, IRIs are written whole, and all are found.
    @Test func manyNamespaces() throws {
        let database = try quadDatabase()
        let iris = (0..<5000).map { IRI(unchecked: "http://example.org/\($0)/a") }
        try database.write { db in
            try QuadTables(db).insert(iris.map { Quad(.iri($0), "urn:p", .iri($0)) })
        }
        try database.write { db in
            // Again, when some are in the table and some are whole.
            try QuadTables(db).insert(iris.map { Quad(.iri($0), "urn:p", .iri($0)) })
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM quad") == iris.count)
            #expect(try (Int.fetchOne(db, sql: "SELECT count(*) FROM qualifier") ?? 0) < 4200)
            let source = try StoredQuads(db)
            for iri in iris {
                let id = try #require(try source.id(of: .iri(iri)))
                #expect(try source.term(id) == .iri(iri))
            }
        }
    }

    @Test func unknownTermsHaveNoNumber() throws {
        let database = try quadDatabase()
        try database.write { db in
            try QuadTables(db).insert([Quad(.iri("http://example.org/a"), "urn:p", .string("b"))])
            let source = try StoredQuads(db)
            #expect(try source.id(of: .iri("http://example.org/b")) == nil)
            #expect(try source.id(of: .iri("http://example.com/a")) == nil)
            #expect(try source.id(of: .literal(Literal("b", language: "en"))) == nil)
            #expect(
                try source.id(of: .triple(Triple(.iri("http://example.org/a"), "urn:p", .string("b")))) == nil
            )
        }
    }
}
