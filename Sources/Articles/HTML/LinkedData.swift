import Foundation

/// The article that a page's JSON-LD describes.
struct LinkedData {
    var headline: String?
    var date: String?
    var url: String?
    var body: String?
    var language: String?
    var authors: [String] = []
    var site: String?

    private static let types: Set<String> = [
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
        "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting",
        "Report",
        "TechArticle", "ScholarlyArticle", "SocialMediaPosting", "AdvertiserContentArticle",
        "SatiricalArticle",
    ]

    /// The first article of the scripts; nil where none has one, or none is JSON.
    init?(scripts: [String]) {
        for script in scripts {
            guard let value = Self.parse(script), let article = Self.article(in: value) else { continue }
            self.init(article)
            return
        }
        return nil
    }

    private init(_ object: [String: Any]) {
        headline = Self.string(object["headline"]) ?? Self.string(object["name"])
        date =
            ["datePublished", "dateCreated", "uploadDate"].lazy
            .compactMap { Self.string(object[$0]) }.compactMap(PageDate.day).first
        url = Self.identifier(object["mainEntityOfPage"]) ?? Self.identifier(object["url"])
        body = Self.string(object["articleBody"]) ?? Self.string(object["text"])
        language = Self.string(object["inLanguage"])
        authors = Self.names(object["author"])
        site = Self.names(object["publisher"]).first
    }

    private static func parse(_ script: String) -> Any? {
        var text = script.trimming { $0.isWhitespace || $0 == ";" }
        for (opening, closing) in [("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/"), ("//<![CDATA[", "//]]>")] {
            if text.hasPrefix(opening) { text = text.dropFirst(opening.count) }
            if text.hasSuffix(closing) { text = text.dropLast(closing.count) }
        }
        text = text.trimming { $0.isWhitespace || $0 == ";" }
        // Line ends inside strings, which JSON forbids and pages have.
        let bytes = text.utf8.map { $0 < 0x20 ? 0x20 : $0 }
        return try? JSONSerialization.jsonObject(with: Data(bytes))
    }

    /// The first object that is an article: itself, in a list, in a graph or what the page is mainly about.
    private static func article(in value: Any, depth: Int = 0) -> [String: Any]? {
        guard depth < 6 else { return nil }
        if let list = value as? [Any] {
            return list.lazy.compactMap { article(in: $0, depth: depth + 1) }.first
        }
        guard let object = value as? [String: Any] else { return nil }
        let named = (object["@type"] as? [Any] ?? [object["@type"] as Any]).compactMap { $0 as? String }
        // Some write the type as an IRI.
        if named.contains(where: { types.contains(String($0.split(separator: "/").last ?? "")) }) {
            return object
        }
        return ["@graph", "mainEntity", "mainEntityOfPage"].lazy.compactMap { object[$0] }
            .compactMap { article(in: $0, depth: depth + 1) }.first
    }

    private static func string(_ value: Any?) -> String? {
        let value = (value as? [Any])?.first ?? value
        let object = value as? [String: Any]
        guard let text = value as? String ?? object?["@value"] as? String ?? object?["name"] as? String else {
            return nil
        }
        let clean = text.trimming(\.isWhitespace)
        return clean.isEmpty ? nil : String(clean)
    }

    private static func identifier(_ value: Any?) -> String? {
        let value = (value as? [Any])?.first ?? value
        return value as? String
            ?? (value as? [String: Any]).flatMap { $0["@id"] as? String ?? $0["url"] as? String }
    }

    private static func names(_ value: Any?) -> [String] {
        (value as? [Any] ?? value.map { [$0] } ?? []).compactMap { string($0) }.map {
            Scalars.line(Entities.decode($0))
        }
    }
}

extension StringProtocol {
    /// Without the characters at both ends that are of a kind.
    func trimming(_ isTrimmed: (Character) -> Bool) -> SubSequence {
        guard let start = firstIndex(where: { !isTrimmed($0) }),
            let end = lastIndex(where: { !isTrimmed($0) })
        else { return self[startIndex..<startIndex] }
        return self[start...end]
    }
}
