/// An HTML page: its article without what is around it, and what the page says of it.
struct HTMLPage {
    private let tree: HTMLTree
    private let metadata: PageMetadata

    /// - Parameter source: the page, decoded.
    init(_ source: String) {
        tree = HTMLParser.tree(source)
        metadata = PageMetadata(tree)
    }

    /// - Throws: ``ArticleError`` where the page is no article.
    func content() throws(ArticleError) -> ArticleContent {
        let words = try PageWords.load()
        let page = PageBlocks(tree, words: words)
        let main = MainText(page, words: words)
        let title = metadata.title(headings: page.blocks)
        var text = main.paragraphs(title: title).map(\.text)
        let stated = metadata.article?.body.map(Self.plainText) ?? []
        // Pages that scripts put together have their text in the metadata alone.
        if Self.length(stated) > 2 * Self.length(text), Self.length(stated) >= 250 {
            text = stated
        } else {
            let judge = NoArticle(
                page: page, main: main, words: words, text: main.paragraphs(title: title), title: title)
            if let reason = judge.reason { throw reason }
        }
        if let headline = main.headline(title), text.first != headline { text.insert(headline, at: 0) }
        return ArticleContent(
            text: text.joined(separator: "\n\n"), title: title, date: metadata.date, url: metadata.url,
            language: metadata.language, authors: metadata.authors, site: metadata.site)
    }

    private static func length(_ paragraphs: [String]) -> Int {
        paragraphs.reduce(0) { $0 + $1.unicodeScalars.count }
    }

    /// The paragraphs of a piece of text that may have markup in it.
    static func plainText(_ source: String) -> [String] {
        guard source.contains(/<\/?[A-Za-z][^<>]*>/) else {
            return Scalars.lines(Entities.decode(source)).split(separator: "\n").map(String.init)
        }
        let tree = HTMLParser.tree(source)
        let skipped: Set<String> = ["script", "style", "iframe", "figure", "template", "svg"]
        return TextBlocks(tree: tree) { skipped.contains(tree.nodes[$0].name) }.blocks().map(\.text)
    }
}
