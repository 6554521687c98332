import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an XML parser finds in a page.
final class ParsedPage: NSObject, XMLParserDelegate {
    private(set) var elements: [String: Int] = [:]
    private(set) var links: [String] = []
    private(set) var identifiers: [String] = []
    private(set) var attributeNames: Set<String> = []
    private(set) var text = ""

    /// - Throws: where the page is not well-formed.
    init(_ page: String) throws {
        super.init()
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = self
        let isParsed = parser.parse()
        try #require(
            isParsed, "\(parser.parserError.map { "\($0)" } ?? ""), line \(parser.lineNumber): \(page)")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements[name, default: 0] += 1
        attributeNames.formUnion(attributes.keys)
        if let link = attributes["href"] { links.append(link) }
        if let identifier = attributes["id"] { identifiers.append(identifier) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}

/// Checks that a page is well-formed, runs nothing that came with the data, and leads nowhere but to pages.
func expectHarmless(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let parsed = try ParsedPage(page)
    #expect((parsed.elements["script"] ?? 0) <= 1, sourceLocation: sourceLocation)
    #expect(parsed.elements["img"] == nil, sourceLocation: sourceLocation)
    #expect(!parsed.attributeNames.contains { $0.hasPrefix("on") }, sourceLocation: sourceLocation)
    for link in parsed.links {
        #expect(
            link.hasPrefix("/") || link.hasPrefix("#") || link.hasPrefix("http://")
                || link.hasPrefix("https://"),
            sourceLocation: sourceLocation)
    }
    #expect(
        Set(parsed.identifiers).count == parsed.identifiers.count, "an id stands twice",
        sourceLocation: sourceLocation)
}
