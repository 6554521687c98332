import GRDB
import KnowledgeGraph
import RDF
import SPARQL
import Testing

@testable import GraphStore

/// All quads of a store, through the source that SPARQL reads.
func storedQuads(_ store: GraphStore) throws -> Set<Quad> {
    try store.read { db in
        let source = try StoredQuads(db)
        let cursor = try source.makeCursor()
        var quads: Set<Quad> = []
        let buffer = UnsafeMutableBufferPointer<NumberedQuad>.allocate(capacity: 256)
        defer { buffer.deallocate() }
        for graphs in [NumberedPattern.Graphs.defaultGraph, .anyNamed] {
            try cursor.seek(NumberedPattern(nil, nil, nil, in: graphs))
            while true {
                let count = try cursor.next(into: buffer)
                if count == 0 { break }
                for number in buffer[..<count] {
                    guard let subject = try source.term(number.subject).resource,
                        case .iri(let predicate) = try source.term(number.predicate)
                    else { continue }
                    let graph = number.graph == TermID(0) ? nil : try source.term(number.graph).resource
                    quads.insert(Quad(subject, predicate, try source.term(number.object), graph: graph))
                }
            }
        }
        return quads
    }
}

/// Checks that quads say the same, whatever their blank nodes are called.
func expectSameQuads(
    _ found: some Sequence<Quad>, _ expected: some Sequence<Quad>, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let (found, expected) = (Dataset(found), Dataset(expected))
    let isSame = (try? found.isIsomorphic(to: expected)) ?? false
    #expect(isSame, comment, sourceLocation: sourceLocation)
    guard !isSame else { return }
    func ground(_ quads: Set<Quad>) -> Set<String> {
        Set(quads.map(\.description).filter { !$0.contains("_:") })
    }
    let difference = ground(found.quads).symmetricDifference(ground(expected.quads))
    #expect(difference.isEmpty, comment, sourceLocation: sourceLocation)
}

/// Checks that the index of words has what names and evidence say, no more and no less, and that degrees are right.
func expectSoundIndexes(
    _ store: GraphStore, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    try store.database.writeWithoutTransaction { db in
        for table in ["name_text", "sentence_text"] {
            // 1 is to look into what the index is of, too.
            #expect(throws: Never.self, comment, sourceLocation: sourceLocation) {
                try db.execute(sql: "INSERT INTO \(table)(\(table), rank) VALUES ('integrity-check', 1)")
            }
        }
        let wrong = try String.fetchAll(
            db,
            sql: """
                SELECT slug FROM node n WHERE degree <> (SELECT count(*) FROM (
                    SELECT object FROM edge WHERE subject = n.id UNION SELECT subject FROM edge WHERE object = n.id))
                """)
        #expect(wrong.isEmpty, comment, sourceLocation: sourceLocation)
    }
}

extension Statements {
    func count(_ table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? -1
    }
}

extension GraphStore {
    /// Rules as another store does.
    func copyRulings(from other: GraphStore) throws {
        let rows = try other.read { db in
            try Row.fetchAll(db, sql: "SELECT kind, a, b FROM ruling ORDER BY id").map {
                ($0["kind"] as String, $0["a"] as String, $0["b"] as String)
            }
        }
        try write { writer in
            for (kind, a, b) in rows { try RulingTable(writer.sql).add(kind, a, b) }
        }
    }
}
