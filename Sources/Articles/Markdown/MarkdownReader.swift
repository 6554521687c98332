/// Markdown to text: CommonMark with the tables, notes and struck-out text of GitHub, and front matter.
///
/// Headings, paragraphs, items and quotations become paragraphs; code, pictures, rules and tables are left out.
enum MarkdownReader {
    static func content(_ source: String) -> ArticleContent {
        var lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        let matter = FrontMatter(&lines)
        var blocks = MarkdownBlocks(lines)
        blocks.read()
        let inline = MarkdownInline(references: blocks.references)
        var paragraphs: [String] = []
        var heading: String?
        for block in blocks.blocks {
            switch block {
            case .heading(let text, let level):
                let text = Scalars.line(inline.text(text))
                if heading == nil, level == 1 { heading = text }
                paragraphs.append(text)
            case .paragraph(let text):
                paragraphs.append(Scalars.lines(inline.text(text)))
            case .html(let source):
                paragraphs += HTMLPage.plainText(source)
            }
        }
        return ArticleContent(
            text: paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n"),
            title: matter["title", "headline"] ?? heading,
            date: matter["date", "published", "publishdate", "datepublished", "pubdate", "created"]
                .flatMap(PageDate.day),
            url: matter["url", "canonical", "canonical_url", "canonicalurl", "source", "link", "permalink"]
                .flatMap { $0.lowercased().hasPrefix("http") ? $0 : nil },
            language: matter["lang", "language"],
            authors: matter["author", "authors", "byline"].map { [$0] } ?? [],
            site: matter["publisher", "site"])
    }
}
