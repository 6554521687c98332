import KnowledgeGraph

extension GraphStore {
    /// An entity that bears a name with the words that were looked for.
    public struct EntityHit: Sendable, Hashable, Identifiable {
        public let id: String
        public let type: EntityType
        public let name: String
        /// The form of the name that has the words, where the name itself was not the one.
        public let alias: String?
        /// With how many other entities it has relations.
        public let degree: Int
    }

    /// A sentence with the words that were looked for, and a relation that it says.
    public struct SentenceHit: Sendable, Hashable {
        /// Id of the document, with its title and date where the store has it as an article.
        public let document: String
        public let title: String?
        public let date: String?
        /// The sentence; the quoted words where the source has no sentence.
        public let sentence: String
        /// Unicode scalar offsets into the document's text, end exclusive, of the words that carry the relation.
        public let start: Int
        public let end: Int
        /// The relation, by ids, and what its ends are called.
        public let subject: String
        public let predicate: Predicate
        public let object: String
        public let subjectName: String
        public let objectName: String
    }

    /// What a search found.
    public struct SearchHits: Sendable, Hashable {
        public var entities: [EntityHit]
        public var sentences: [SentenceHit]
    }

    /// How much is in the store.
    public struct Totals: Sendable, Hashable {
        public let entities: Int
        public let relations: Int
        public let documents: Int
    }

    /// Looks for words in names and in what evidence says, whatever their case and accents. All of them must be there; the
    /// last may be only the start of a word (in sentences, of more than a letter). Nothing is found for a text without letters and digits.
    ///
    /// Entities whose whole name was given come first, then those whose name begins so, and of these the best connected.
    /// Sentences come by how well they match, each once, and of equal ones the latest stored first; where thousands
    /// match, the latest thousands are looked at.
    ///
    /// - Parameters:
    ///   - text: as somebody typed it. It is no query language. What is beyond 256 characters counts for nothing.
    ///   - limit: of hits of either kind.
    /// - Throws: ``StoreError``; of kind ``StoreError/Kind/older`` for a store without an index of words.
    public func search(_ text: String, limit: Int) throws(StoreError) -> SearchHits {
        try readIndexed { sql in
            let (search, text) = (StoredSearch(sql), SearchText(text))
            return SearchHits(
                entities: try search.entities(text, limit: max(0, limit)),
                sentences: try search.sentences(text, limit: max(0, limit)))
        }
    }

    public func totals() throws(StoreError) -> Totals {
        try read { db in
            let sql = Statements(db)
            return Totals(
                entities: try sql.first("SELECT count(*) FROM node") { $0.int(0) } ?? 0,
                relations: try sql.first("SELECT count(*) FROM edge") { $0.int(0) } ?? 0,
                documents: try sql.first("SELECT count(*) FROM article") { $0.int(0) } ?? 0)
        }
    }

    /// Reads from tables that stores of the first version have not.
    func readIndexed<Value>(_ body: (Statements) throws -> Value) throws(StoreError) -> Value {
        let path = path
        return try read { db in
            let sql = Statements(db)
            let version = try sql.first("PRAGMA user_version") { $0.int(0) } ?? 0
            guard version >= 2 else { throw StoreError.older(path) }
            return try body(sql)
        }
    }
}
