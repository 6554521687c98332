/// Says why a page is no article.
struct NoArticle {
    let page: PageBlocks
    let main: MainText
    let words: PageWords
    /// The paragraphs that were found.
    let text: [TextBlock]
    let title: String?

    /// More prose than pages have that are no articles, but hold a notice.
    private static let notice = 600.0

    /// nil where it is one.
    var reason: ArticleError? {
        let prose = text.reduce(0) { $0 + $1.weight }
        let tree = page.tree
        if page.blocks.isEmpty {
            let hasScripts = tree.elements("script").contains { tree.nodes[$0].end > $0 + 1 }
            return ArticleError(
                hasScripts
                    ? "the page holds no text, only scripts; save it from a browser after it has loaded"
                    : "the page holds no text")
        }
        let heading = title ?? page.blocks.first { $0.isHeading }?.text ?? ""
        if prose < Self.notice {
            if asksForCheck {
                return ArticleError(
                    "no article: the page only asks for scripts, cookies or a check; save it from a browser")
            }
            if prose < Self.notice / 2, has(heading, .error) {
                return ArticleError("no article: an error page, \"\(heading)\"")
            }
            if hasPassword(heading) { return ArticleError("no article: a page to log in") }
        }
        if isIndex(prose) {
            return ArticleError(
                "no article: an index of headlines, not a text; save the pages that it leads to")
        }
        if text.isEmpty {
            return ArticleError(
                "no article: the page has no paragraph of text\(heading.isEmpty ? "" : " (\"\(heading)\")")")
        }
        return nil
    }

    /// Whether some text asks for what lets one in, and no other has a sentence.
    private var asksForCheck: Bool {
        func asks(_ block: TextBlock) -> Bool {
            let text = block.text.lowercased()
            return words[.check].contains { text.contains($0) }
        }
        return page.blocks.contains(where: asks) && !text.contains { $0.isSentence && !asks($0) }
    }

    /// Whether a password is asked for by what the page is about, and not only in its margin.
    private func hasPassword(_ heading: String) -> Bool {
        let tree = page.tree
        let total = page.weight(of: 0..<tree.nodes.count)
        return tree.elements("input").contains { input in
            guard tree.nodes[input]["type"]?.lowercased() == "password" else { return false }
            if has(heading, .login) { return true }
            let form = sequence(first: input) { tree.nodes[$0].parent < 0 ? nil : tree.nodes[$0].parent }
                .prefix(64).first { tree.nodes[$0].name == "form" }
            return form.map { page.weight(of: $0) > total / 2 } ?? false
        }
    }

    /// Whether a short part of a title, which may be the site's name beside it, has words of a kind.
    private func has(_ title: String, _ kind: PageWords.Kind) -> Bool {
        title.lowercased().split(separator: /\s[|\-–—·]\s/).contains { part in
            let names = part.split { !$0.isLetter && !$0.isNumber && $0 != "'" }
            // Headlines have more words, and may have any of these in them.
            guard names.count <= 5 else { return false }
            let plain = " \(names.joined(separator: " ")) "
            return words[kind].contains { phrase in
                plain.contains(" \(phrase) ") && (phrase.contains(" ") || names.count <= 3)
            }
        }
    }

    /// Whether headlines that lead elsewhere stand there, with no more than a paragraph between two.
    private func isIndex(_ prose: Double) -> Bool {
        let region = main.region.map { page.blocks[$0] }
        // An article with little text may stand beside such lists; they are then no part of the region.
        let blocks = text.isEmpty ? page.blocks : region
        var headlines = 0
        var run = 0
        var longest = 0
        for block in blocks {
            if block.linked > 0.8, block.length >= 20 {
                headlines += 1
                run = 0
            } else if block.weight >= 60 {
                run += 1
                longest = max(longest, run)
            }
        }
        return headlines >= 5 && longest <= 1 && prose < 300 * Double(headlines)
    }
}
