import RDF
import Testing

/// RFC 3986, section 5.
struct ResolutionTests {
    /// Section 5.4.1, then 5.4.2.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
        ("../../g", "http://a/g"),
        ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
        ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
    ])
    func examples(_ reference: String, _ expected: String) throws {
        let base: IRI = "http://a/b/c/d;p?q"
        #expect(try base.resolving(reference).string == expected)
        guard !reference.hasPrefix("http:") else { return }
        let text = "@base <\(base.string)> . <\(reference)> <urn:p> <> ."
        #expect(try TurtleReader().triples(in: text.utf8).first?.subject == .iri(try IRI(expected)))
    }

    @Test(arguments: [
        ("http://a", "g", "http://a/g"), ("http://a?q", "g", "http://a/g"), ("http://a#f", "", "http://a"),
        ("urn:a:b", "c", "urn:c"), ("urn:a/b", "../c", "urn:/c"), ("mailto:a@b", "?c", "mailto:a@b?c"),
        ("http://a//b//c", "../d", "http://a//b/d"), ("file:///a/b", "é", "file:///a/é"),
        ("http://a/b", "//c/../d", "http://c/d"), ("http://a/b", "c:d/../e", "c:/e"),
    ])
    func furtherCases(_ base: String, _ reference: String, _ expected: String) throws {
        #expect(try IRI(base).resolving(reference).string == expected)
    }

    @Test(arguments: ["a b", "1:b", ":a", "//a:b/", "%", "#a#b", "<"])
    func illegal(_ reference: String) {
        #expect(throws: IRIError.self) { try ("http://a/b" as IRI).resolving(reference) }
    }

    @Test func manyDotsTakeNoLonger() throws {
        let reference = String(repeating: "a/", count: 100_000) + String(repeating: "../", count: 100_000)
        #expect(try ("http://a/b/c" as IRI).resolving(reference).string == "http://a/b/")
    }
}
