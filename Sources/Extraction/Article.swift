/// What extraction reads: one article's text and what is known of it beside the text.
public struct Article: Sendable, Hashable {
    /// The file name without extension, or the id the source gave.
    public var id: String
    public var title: String?
    /// Publication date, ISO 8601 at the precision known.
    public var date: String?
    /// The date that counts where neither ``date`` nor the text gives one.
    public var assumedDate: String?
    public var url: String?
    /// Where it was read from: the path of its file; `nil` where the id itself says which article it is.
    public var origin: String?
    /// The text that all offsets count in, in Unicode scalars.
    public var text: String

    public init(
        id: String, title: String? = nil, date: String? = nil, assumedDate: String? = nil, url: String? = nil,
        origin: String? = nil, text: String
    ) {
        self.id = id
        self.title = title
        self.date = date
        self.assumedDate = assumedDate
        self.url = url
        self.origin = origin
        self.text = text
    }
}
