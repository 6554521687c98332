import Foundation

/// The forms in which single articles come.
///
/// ```swift
/// let page = try ArticleFormat.html.read(Data(contentsOf: file))
/// print(page.title ?? "", page.date ?? "", page.text, separator: "\n")
/// ```
public enum ArticleFormat: Sendable, Hashable, CaseIterable {
    case plainText
    case markdown
    case html

    /// Endings of file names, without the dot.
    public var fileExtensions: [String] {
        switch self {
        case .plainText: ["txt", "text"]
        case .markdown: ["md", "markdown"]
        case .html: ["html", "htm", "xhtml"]
        }
    }

    /// The format of a file; what begins as an HTML page is one, whatever it is called.
    public init(_ data: Data, fileExtension: String) {
        let ending = fileExtension.lowercased()
        let named = Self.allCases.first { $0.fileExtensions.contains(ending) } ?? .plainText
        self = HTMLStart.isPage(data) ? .html : named
    }

    /// How large a file may be, in bytes. No article is longer; pages hold pictures and programs too.
    public var largestFile: Int { self == .html ? 50_000_000 : Self.longestText }

    /// How long the text of an article may be, in bytes of UTF-8.
    public static let longestText = 10_000_000

    /// Reads the bytes of a file.
    ///
    /// - Throws: ``ArticleError`` where they cannot be decoded, or are no article.
    public func read(_ data: Data) throws(ArticleError) -> ArticleContent {
        try Self.check(data.count, limit: largestFile)
        let content: ArticleContent =
            switch self {
            case .plainText: ArticleContent(text: try TextDecoder.text(data))
            case .markdown: MarkdownReader.content(try TextDecoder.text(data))
            case .html: try HTMLPage(try TextDecoder.page(data)).content()
            }
        guard content.text.contains(where: { !$0.isWhitespace }) else {
            throw ArticleError("the file is empty")
        }
        try Self.checkLength(content.text)
        return content
    }

    /// - Throws: ``ArticleError`` where the text is longer than ``longestText``.
    public static func checkLength(_ text: String) throws(ArticleError) {
        try check(text.utf8.count, limit: longestText)
    }

    private static func check(_ bytes: Int, limit: Int) throws(ArticleError) {
        guard bytes <= limit else {
            throw ArticleError(
                "\(bytes / 1_000_000) MB are more than one article can have (\(limit / 1_000_000) MB); "
                    + "split the file")
        }
    }
}
