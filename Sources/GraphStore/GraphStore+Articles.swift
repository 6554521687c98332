import Foundation
import KnowledgeGraph
import RDF

extension GraphStore {
    /// An article, as far as it is known before it is read.
    public struct Article: Sendable, Hashable {
        /// What it is called, unless another file has that name already.
        public var id: String
        /// Where it came from, such as the path of its file; `nil` where the id itself says which article it is.
        public var origin: String?
        public var title: String?
        public var date: String?
        public var url: String?
        /// `nil` for a graph that came without one.
        public var text: String?
        /// What the graph depends on beside the article: the version of what reads it.
        public var reader: String

        public init(
            id: String, origin: String? = nil, title: String? = nil, date: String? = nil, url: String? = nil,
            text: String? = nil, reader: String = ""
        ) {
            self.id = id
            self.origin = origin
            self.title = title
            self.date = date
            self.url = url
            self.text = text
            self.reader = reader
        }

        init(_ document: GraphDocument) {
            self.init(id: document.id, title: document.title, date: document.date, url: document.url)
        }
    }

    /// An article in the store.
    public struct StoredArticle: Sendable, Hashable, Identifiable {
        public let id: String
        public let origin: String?
        public let title: String?
        public let date: String?
        public let url: String?
    }

    /// What became of an article that was added.
    public enum Addition: Sendable, Hashable {
        case added(id: String)
        case replaced(id: String)
        case unchanged(id: String)

        public var id: String {
            switch self {
            case .added(let id), .replaced(let id), .unchanged(let id): id
            }
        }
    }

    /// The id of the same article in the store, if it was read by the same reader and nothing of it has changed.
    public func unchanged(_ article: Article) throws(StoreError) -> String? {
        let hash = article.hash
        return try read { db in
            guard let known = try Self.find(article, hash, Statements(db)), known.isSame else { return nil }
            return known.id
        }
    }

    /// Adds an article with its graph, or replaces it where it has changed, in one transaction. When this returns, it is
    /// stored, even if the program is killed.
    ///
    /// Two files of the same name are two articles; the second is called by its path.
    ///
    /// - Throws: ``StoreError``; the store is then what it was.
    public func add(_ article: Article, _ document: GraphDocument) throws(StoreError) -> Addition {
        try add([(article, document)])[0]
    }

    /// Adds several articles in one transaction, all or none.
    ///
    /// - Throws: as ``add(_:_:)`` does.
    public func add(_ articles: [(article: Article, document: GraphDocument)]) throws(StoreError)
        -> [Addition]
    {
        let hashes = articles.map { $0.article.hash(with: $0.document) }
        return try write { writer in
            try zip(articles, hashes).map { item, hash in
                try Self.add(item.article, item.document, hash, writer)
            }
        }
    }

    /// Adds a graph document that comes without its article, under its own id.
    ///
    /// - Throws: as ``add(_:_:)`` does.
    public func add(_ document: GraphDocument) throws(StoreError) -> Addition {
        try add(Article(document), document)
    }

    static func add(
        _ article: Article, _ document: GraphDocument, _ hash: String, _ writer: StoreWriter
    ) throws -> Addition {
        let known = try find(article, hash, writer.sql)
        if let known, known.isSame { return .unchanged(id: known.id) }
        var document = document
        document.title = article.title ?? document.title
        document.date = article.date ?? document.date
        document.url = article.url ?? document.url
        document.id = try known?.id ?? FreeName(writer.sql).name(article.id, origin: article.origin)
        if let known { try writer.remove(article: known.seq) }
        try writer.insert(document, origin: article.origin, hash: hash, text: article.text)
        return known == nil ? .added(id: document.id) : .replaced(id: document.id)
    }

    /// The same article in the store: from the same place, or under the same id where that says which it is.
    private static func find(
        _ article: Article, _ hash: String, _ sql: Statements
    ) throws -> (seq: Int, id: String, isSame: Bool)? {
        func found(_ row: RawStatement) -> (seq: Int, id: String, isSame: Bool) {
            (row.int(0), row.text(1), row.text(2) == hash)
        }
        guard let origin = article.origin else {
            return try sql.first(
                "SELECT seq, id, hash FROM article WHERE id = ?", .text(article.id.composed), body: found)
        }
        if let known = try sql.first(
            "SELECT seq, id, hash FROM article WHERE origin = ?", .text(origin), body: found)
        {
            return known
        }
        // The same text under the same name: the file was moved, or copied.
        return try sql.first(
            "SELECT seq, id, hash FROM article WHERE id = ? AND hash = ?", .text(article.id.composed),
            .text(hash),
            body: found)
    }

    /// Removes articles by their ids, each with all that it alone says, and files that are kept as they are by their names,
    /// in one transaction.
    ///
    /// - Throws: ``StoreError`` of kind ``StoreError/Kind/request`` for a name that is not in the store; nothing is removed
    ///   then.
    public func remove(_ ids: [String]) throws(StoreError) {
        try write { writer in
            for id in ids {
                let seq = try writer.sql.first("SELECT seq FROM article WHERE id = ?", .text(id.composed)) {
                    $0.int(0)
                }
                if let seq {
                    try writer.remove(article: seq)
                } else if try !QuadFiles(writer.sql).remove(id) {
                    throw RequestError(message: "there is no article or file called \"\(id)\" in the store")
                }
            }
        }
    }

    /// All articles, in the order in which they came.
    public func articles() throws(StoreError) -> [StoredArticle] {
        try read { db in
            try Statements(db).map("SELECT id, origin, title, date, url FROM article ORDER BY seq") {
                StoredArticle(
                    id: $0.text(0), origin: $0.optionalText(1), title: $0.optionalText(2),
                    date: $0.optionalText(3), url: $0.optionalText(4))
            }
        }
    }

    /// The text of an article; `nil` where there is no such article or it came without text.
    public func text(of id: String) throws(StoreError) -> String? {
        try read { db in
            try Statements(db).first("SELECT text FROM article WHERE id = ?", .text(id.composed)) {
                $0.optionalText(0)
            } ?? nil
        }
    }

    /// The document of an article, as it was put in; `nil` where there is none.
    public func document(_ id: String) throws(StoreError) -> GraphDocument? {
        try read { db in
            let sql = Statements(db)
            let seq = try sql.first("SELECT seq FROM article WHERE id = ?", .text(id.composed)) { $0.int(0) }
            return try seq.flatMap { try DocumentReader(sql).document($0) }
        }
    }
}

extension GraphStore.Article {
    /// The same for the same article and reader only.
    var hash: String { hash(of: text ?? "") }

    /// The same; for a graph without text, by what the graph says.
    func hash(with document: GraphDocument) -> String {
        guard text == nil else { return hash }
        let data = try? GraphJSON.writeLine(document)
        return hash(of: data.map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    private func hash(of content: String) -> String {
        let fields = [reader, title, date, url, content].map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }
        return HashAlgorithm.sha256.hash(fields.joined())
    }
}
