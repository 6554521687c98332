extension GraphStore {
    /// Under which ids the graph has the entities of an article, by the ids that they have in its document.
    public func entityIDs(ofArticle id: String) throws(StoreError) -> [String: String] {
        try read { db in
            let pairs = try Statements(db).map(
                """
                SELECT e.id, n.slug FROM article a JOIN local_entity e ON e.article = a.seq JOIN node n ON n.id = e.node
                WHERE a.id = ?
                """, .text(id.composed)
            ) { ($0.text(0), $0.text(1)) }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
    }
}
