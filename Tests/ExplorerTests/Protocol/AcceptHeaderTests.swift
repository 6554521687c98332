import Testing

@testable import Explorer

struct AcceptHeaderTests {
    @Test(arguments: [
        ("", "text/turtle", 1.0), ("*/*", "text/turtle", 1), ("text/*", "text/turtle", 1),
        ("text/*", "application/json", 0), ("text/turtle;q=0.5", "text/turtle", 0.5),
        ("text/turtle;q=0", "text/turtle", 0), ("text/turtle;q=0, */*", "text/turtle", 0),
        ("*/*;q=0.1, text/*;q=0.2, text/turtle;q=0.3", "text/turtle", 0.3),
        ("TEXT/Turtle ; Q=0.25", "text/turtle", 0.25), ("text/turtle;q=7", "text/turtle", 1),
        ("text/turtle;q=x", "text/turtle", 1), ("text/turtle; charset=utf-8; q=0.4", "text/turtle", 0.4),
        ("nonsense", "text/turtle", 1), ("nonsense, a/b", "text/turtle", 0), ("a/b,,", "a/b", 1),
    ])
    func quality(header: String, mediaType: String, quality: Double) {
        #expect(AcceptHeader(header).quality(mediaType) == quality)
    }

    @Test(
        arguments: [
            ("", "application/sparql-results+json"), ("text/csv", "text/csv"),
            ("application/json", "application/json"),
            (
                "application/sparql-results+xml, application/sparql-results+json;q=0.9",
                "application/sparql-results+xml"
            ),
            ("text/tab-separated-values;q=0.2, text/csv;q=0.3, */*;q=0.1", "text/csv"),
            ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
            ("text/*", "text/csv"), ("image/png", nil), ("*/*;q=0", nil),
        ] as [(String, String?)])
    func choice(header: String, mediaType: String?) {
        #expect(AcceptHeader(header).choice(of: Offers.results)?.mediaType == mediaType)
    }

    @Test(arguments: [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true), ("*/*", false),
        ("", false),
        ("text/turtle, text/html;q=0.5", false), ("text/html", true), ("text/html;q=0", false),
    ])
    func prefersHTML(header: String, isTrue: Bool) {
        #expect(AcceptHeader(header).prefersHTML == isTrue)
    }
}
