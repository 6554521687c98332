/// What a page says of itself: in JSON-LD, `meta` and `link` elements, and marked in its text.
struct PageMetadata {
    private let tree: HTMLTree
    /// By name in small letters: what `meta` elements say, in order.
    private var named: [String: [String]] = [:]
    /// What the JSON-LD says.
    let article: LinkedData?

    init(_ tree: HTMLTree) {
        self.tree = tree
        for element in tree.elements("meta") {
            let node = tree.nodes[element]
            guard let content = node["content"] else { continue }
            let value = Scalars.line(Entities.decode(content))
            guard !value.isEmpty else { continue }
            for name in ["property", "name", "itemprop"].compactMap({ node[$0] }) {
                named[name.lowercased(), default: []].append(value)
            }
        }
        let scripts = tree.elements("script").filter { script in
            tree.nodes[script]["type"]?.lowercased().hasPrefix("application/ld+json") ?? false
        }
        article = LinkedData(
            scripts: scripts.map { script in
                (script..<tree.nodes[script].end).map { tree.nodes[$0].text }.joined()
            })
    }

    private func first(_ names: String...) -> String? { names.lazy.compactMap { named[$0]?.first }.first }

    var site: String? { first("og:site_name", "application-name") ?? article?.site }

    /// The headline without the name of the site.
    func title(headings: [TextBlock]) -> String? {
        if let title = first("og:title", "twitter:title") ?? article?.headline {
            return withoutSite(Scalars.line(Entities.decode(title)), headings)
        }
        if let heading = headings.first(where: { $0.kind == .heading(level: 1) }) { return heading.text }
        guard let element = tree.elements("title").first(where: { _ in true }) else { return nil }
        let title = tree.text(in: element)
        return title.isEmpty ? nil : withoutSite(Entities.decode(title), headings)
    }

    private func withoutSite(_ title: String, _ headings: [TextBlock]) -> String {
        for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "] {
            guard let place = title.ranges(of: separator).last else { continue }
            let headline = title[..<place.lowerBound]
            let rest = MainText.plain(String(title[place.upperBound...]))
            let isSite = site.map { MainText.plain($0) == rest } ?? false
            let isHeading = headings.contains {
                $0.isHeading && MainText.plain($0.text) == MainText.plain(String(headline))
            }
            let isHeadline = separator == " | " && headline.split(separator: " ").count >= 3
            if isSite || isHeading || isHeadline, !headline.isEmpty { return String(headline) }
        }
        return title
    }

    /// The day of publication.
    var date: String? {
        if let date = article?.date { return date }
        let names = [
            "article:published_time", "og:published_time", "datepublished", "article.published",
            "parsely-pub-date",
            "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
            "date.issued", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
            "dc.date",
            "dcterms.date", "article:published", "published_time", "date", "displaydate",
            "originalpublicationdate",
            "cxenseparse:recs:publishtime", "citation_publication_date", "iso-8601-publish-date",
        ]
        if let date = names.lazy.compactMap({ named[$0]?.first }).compactMap(PageDate.day).first {
            return date
        }
        let times = tree.nodes.indices.filter { index in
            let node = tree.nodes[index]
            return node.name == "time" || node.has("itemprop", "datepublished")
        }
        // Those that say so themselves come first.
        let marked = times.filter {
            tree.nodes[$0].has("itemprop", "datepublished") || tree.nodes[$0]["pubdate"] != nil
        }
        for time in marked + times {
            let node = tree.nodes[time]
            if let day = node["datetime"].flatMap(PageDate.day) ?? node["content"].flatMap(PageDate.day)
                ?? PageDate.day(tree.text(in: time)), day.count == 10
            {
                return day
            }
        }
        return url.flatMap(PageDate.inAddress)
    }

    /// The address under which the page wants to be known, if it says a whole one.
    var url: String? {
        let links = tree.elements("link").filter { tree.nodes[$0].has("rel", "canonical") }
            .compactMap { tree.nodes[$0]["href"] }
        let candidates = (links + [first("og:url"), article?.url, first("twitter:url")].compactMap { $0 })
            .map { Scalars.line($0) }
            .filter { $0.prefixMatch(of: /(?i:https?):\/\/[^\/\s]+\.?[^\s]*/) != nil }
        // Some pages name the front page of their site.
        return candidates.first { $0.wholeMatch(of: /(?i:https?):\/\/[^\/]+\/?/) == nil } ?? candidates.first
    }

    var language: String? {
        let roots = tree.elements("html").compactMap { tree.nodes[$0]["lang"] }
        let language =
            roots.first { !$0.isEmpty } ?? article?.language
            ?? first("og:locale", "language", "content-language")
        return language.map { Scalars.line($0).replacing("_", with: "-") }
    }

    var authors: [String] {
        if let authors = article?.authors, !authors.isEmpty { return authors }
        let authors = named["author"] ?? named["article:author"] ?? named["dc.creator"] ?? []
        return authors.filter { !$0.contains("://") }
    }
}
