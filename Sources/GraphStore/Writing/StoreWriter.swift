import Exchange
import GRDB
import KnowledgeGraph
import RDF

/// One transaction that changes a store.
///
/// Changes come in three steps. First what was said changes: articles, their entities and claims, and with them nodes and
/// edges; each node and each part of an edge that changes is *touched* before, so that its quads are taken away as they
/// were. Then ids and names that depend on others are brought up to date. Last, the quads of all that was touched are made
/// from what is there now. Only what is near a change is looked at, however large the store is.
final class StoreWriter {
    let db: Database
    let sql: Statements
    let mapping: GraphRDF
    private(set) var rulings = ResolutionRulings()

    /// An edge as one document has it, the unit in which quads of edges come and go.
    struct EdgePart: Hashable {
        let edge: Int
        /// The id of the document; `nil` for the edge without evidence.
        let document: String?
    }

    /// A node as its quads have it.
    struct NodeState {
        var slug: String
        var type: String
        var name: String
        var link: String?
        var mentions: Int
    }

    /// What a node was before this transaction: `nil` for a new one.
    var touchedNodes: [Int: NodeState?] = [:]
    /// How many more, or fewer, times than before a name is one of a node's names: 1 or -1.
    var formChanges: [Int: [String: Int]] = [:]
    /// New nodes without an id yet, oldest first.
    var newNodes: [Int] = []
    /// Stems whose nodes must all be numbered anew.
    var staleStems: Set<String> = []
    var touchedParts: Set<EdgePart> = []
    var newEdges: Set<Int> = []
    /// Edges whose name may have changed.
    var staleEdges: Set<Int> = []
    var staleGroups: Set<String> = []
    var removedQuads: [Quad] = []
    var addedQuads: [Quad] = []

    var slugs: [Int: String] = [:]
    private var articleIDs: [Int: String] = [:]
    private var foreignEvidence: Bool?

    init(_ db: Database, _ mapping: GraphRDF) throws {
        self.db = db
        self.mapping = mapping
        sql = Statements(db)
        try loadRulings()
    }

    /// Brings all that depends on the changes up to date.
    func finish() throws {
        try numberNodes()
        try nameEdges()
        try emitNodes()
        for part in touchedParts { addedQuads += try quads(of: part) }
        let tables = try QuadTables(db)
        // In this order, for what an article of this transaction says and a later one of it takes back is not there yet, and
        // what is taken away only to come again costs two counts.
        if !addedQuads.isEmpty { try tables.insert(addedQuads) }
        if !removedQuads.isEmpty { try tables.delete(removedQuads) }
    }

    func articleID(_ seq: Int) throws -> String {
        if let known = articleIDs[seq] { return known }
        let id = try sql.first("SELECT id FROM article WHERE seq = ?", .int(seq)) { $0.text(0) } ?? ""
        articleIDs[seq] = id
        return id
    }

    func forgetArticle(_ seq: Int) { articleIDs[seq] = nil }

    /// Whether any evidence names a document other than its own, which is rare.
    func hasForeignEvidence() throws -> Bool {
        if let known = foreignEvidence { return known }
        let found = try sql.has("SELECT 1 FROM evidence WHERE document IS NOT NULL LIMIT 1")
        foreignEvidence = found
        return found
    }

    func noteForeignEvidence() { foreignEvidence = true }

    func slug(of node: Int) throws -> String {
        if let known = slugs[node] { return known }
        let slug = try sql.first("SELECT slug FROM node WHERE id = ?", .int(node)) { $0.text(0) } ?? ""
        slugs[node] = slug
        return slug
    }

    /// Takes note of what people have said.
    func loadRulings() throws {
        rulings = ResolutionRulings(
            try sql.map("SELECT kind, a, b FROM ruling ORDER BY id") { row in
                switch row.text(0) {
                case "same": .same(row.text(1), row.text(2))
                case "apart": .apart(row.text(1), row.text(2))
                default: .detached(row.text(1), group: row.text(2))
                }
            })
    }
}
