/// What one article says: its entities and relations. The unit that extraction yields and files hold.
public struct GraphDocument: Sendable, Hashable, Identifiable {
    /// The file name without extension, or the id the source gave.
    public var id: String
    public var title: String?
    /// Publication date, ISO 8601 at the precision known.
    public var date: String?
    public var url: String?
    public var entities: [Entity]
    public var relations: [Relation]

    public init(
        id: String, title: String? = nil, date: String? = nil, url: String? = nil, entities: [Entity] = [],
        relations: [Relation] = []
    ) {
        self.id = id
        self.title = title
        self.date = date
        self.url = url
        self.entities = entities
        self.relations = relations
    }
}
