/// What extraction reads: one article's text and what is known of it beside the text.
public struct Article: Sendable, Hashable {
    /// The file name without extension, or the id the source gave.
    public var id: String
    public var title: String?
    /// Publication date, ISO 8601 at the precision known.
    public var date: String?
    public var url: String?
    /// The text that all offsets count in, in Unicode scalars.
    public var text: String

    public init(id: String, title: String? = nil, date: String? = nil, url: String? = nil, text: String) {
        self.id = id
        self.title = title
        self.date = date
        self.url = url
        self.text = text
    }
}
