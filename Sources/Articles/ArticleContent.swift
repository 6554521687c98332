/// What a file says as an article: its text, and what it says of itself.
public struct ArticleContent: Sendable, Hashable {
    /// The text that is read. Of plain text the file as it is; of HTML and Markdown paragraphs with a blank line between two.
    public var text: String
    public var title: String?
    /// The day of publication, ISO 8601 at the precision known.
    public var date: String?
    /// The address under which it wants to be known.
    public var url: String?
    /// The language that the file says it is in, as a language tag (`en`, `en-GB`); what the text is in, ``LanguageGuess``
    /// says.
    public var language: String?
    public var authors: [String]
    /// The name of the newspaper, agency or site.
    public var site: String?

    public init(
        text: String, title: String? = nil, date: String? = nil, url: String? = nil, language: String? = nil,
        authors: [String] = [], site: String? = nil
    ) {
        self.text = text
        self.title = title
        self.date = date
        self.url = url
        self.language = language
        self.authors = authors
        self.site = site
    }
}
