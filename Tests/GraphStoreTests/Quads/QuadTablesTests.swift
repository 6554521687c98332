import GRDB
import RDF
import SPARQL
import Testing

@testable import GraphStore

@Suite struct QuadTablesTests {
    /// Random inserts and deletes, some rolled back, against a plain count of each quad.
    @Test(arguments: [1, 2, 3] as [UInt64]) func countsAreThoseOfABag(seed: UInt64) throws {
        let database = try quadDatabase()
        var random = RandomQuads(seed: seed)
        var bag: [Quad: Int] = [:]
        for _ in 0..<60 {
            let batch = (0..<random.number(0...40)).map { _ in random.quad() }
            let isDeleted = random.number(0...2) == 0
            let isRolledBack = random.number(0...4) == 0
            try database.writeWithoutTransaction { db in
                try db.inTransaction {
                    let tables = try QuadTables(db)
                    if isDeleted { try tables.delete(batch) } else { try tables.insert(batch) }
                    return isRolledBack ? .rollback : .commit
                }
            }
            if isRolledBack { continue }
            for (quad, count) in Dictionary(batch.map { ($0, 1) }, uniquingKeysWith: +) {
                bag[quad] = (bag[quad] ?? 0) + (isDeleted ? -count : count)
                if bag[quad] ?? 0 <= 0 { bag[quad] = nil }
            }
            try database.read { db in
                let found = try StoredQuads(db).all()
                #expect(found.count == bag.count)
                #expect(Set(found) == Set(bag.keys))
                #expect(
                    try Int.fetchOne(db, sql: "SELECT ifnull(sum(n), 0) FROM quad") == bag.values.reduce(0, +)
                )
            }
            try expectTruePredicateCounts(database)
        }
        #expect(!bag.isEmpty)
    }

    /// The counts by predicate are what counting gives.
    private func expectTruePredicateCounts(_ database: DatabaseQueue) throws {
        try database.read { db in
            let kept = try Row.fetchAll(db, sql: "SELECT * FROM predicate WHERE quads <> 0 ORDER BY p")
            let counted = try Row.fetchAll(
                db,
                sql: """
                    SELECT p, count(*) AS quads, count(DISTINCT s) AS subjects, count(DISTINCT o) AS objects
                    FROM quad GROUP BY p ORDER BY p
                    """)
            #expect(kept == counted)
        }
    }

    @Test func aQuadInsertedTwiceIsDeletedTwice() throws {
        let database = try quadDatabase()
        let quad = Quad(.iri("urn:s"), "urn:p", .string("o"), graph: .iri("urn:g"))
        try database.write { db in
            let tables = try QuadTables(db)
            try tables.insert([quad, quad])
            try tables.delete([quad])
            #expect(try StoredQuads(db).all() == [quad])
            try tables.delete([quad])
            #expect(try StoredQuads(db).all() == [])
            // Neither is there any more, nor has it ever been.
            try tables.delete([quad, Quad(.iri("urn:s"), "urn:p", .string("never"))])
            #expect(try StoredQuads(db).all() == [])
        }
    }

    /// Two objects that write in one transaction know of each other's terms.
    @Test func tablesOfOneTransactionAgree() throws {
        let database = try quadDatabase()
        try database.write { db in
            try QuadTables(db).insert([Quad(.iri("urn:a"), "urn:p", .string("one"))])
            let tables = try QuadTables(db)
            try tables.insert([Quad(.iri("urn:b"), "urn:p", .string("two"))])
            try tables.delete([Quad(.iri("urn:a"), "urn:p", .string("one"))])
            try tables.insert([Quad(.iri("urn:b"), "urn:p", .string("one"))])
            #expect(try StoredQuads(db).all().count == 2)
        }
        try expectTruePredicateCounts(database)
    }
}
