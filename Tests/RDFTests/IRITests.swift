import RDF
import Testing

struct IRITests {
    @Test(arguments: [
        "http://example.org/", "urn:x", "http://a@b:80/c;d?e=f/?#g/?", "http://[2001:db8::7]:80/",
        "mailto:a@b",
        "http://example.org/élan/日本", "http://example.org/%41", "file:///a",
    ])
    func legal(_ text: String) throws {
        #expect(try IRI(text).string == text)
        #expect(try IRI(encoding: text).string == text)
    }

    @Test(arguments: [
        ("http://e/a b", "http://e/a%20b"),
        ("http://e/<\">{}|\\^`", "http://e/%3C%22%3E%7B%7D%7C%5C%5E%60"),
        ("http://e/100%", "http://e/100%25"),
        ("http://e/%zz%4", "http://e/%25zz%254"),
        ("http://e/[1]", "http://e/%5B1%5D"),
        ("http://e/a#b#c", "http://e/a#b%23c"),
        ("http://e/\u{0}\n\u{7F}", "http://e/%00%0A%7F"),
        ("http://e/\u{E000}?\u{FFFE}", "http://e/%EE%80%80?%EF%BF%BE"),
    ])
    func illegalCharactersAreEncoded(_ given: String, _ encoded: String) throws {
        #expect(throws: IRIError.illegalCharacter(in: given)) { try IRI(given) }
        #expect(try IRI(encoding: given).string == encoded)
    }

    @Test func invisibleCharactersAreEncodedOnRequest() throws {
        #expect(try IRI(encoding: "http://e/a\u{202E}b").string == "http://e/a%E2%80%AEb")
    }

    @Test(arguments: ["", "a", "//a/b", "/a:b", "1a:b", ":a", "é:a", "a b:c"])
    func relative(_ text: String) {
        #expect(throws: IRIError.relative(text)) { try IRI(encoding: text) }
    }

    @Test(arguments: ["http://a:b/", "http://[::1/", "http://a@b@c/", "http://[::1]x/", "http://[zz]/"])
    func badAuthority(_ text: String) {
        #expect(throws: IRIError.badAuthority(in: text)) { try IRI(encoding: text) }
    }

    @Test func namesCannotChangeTheRest() {
        let namespace = Namespace("x", "http://e/")
        #expect(namespace["../a?b#c/d e%41"].string == "http://e/..%2Fa%3Fb%23c%2Fd%20e%2541")
        #expect(namespace["naïve-日本"].string == "http://e/naïve-日本")
    }

    @Test func termsCompareByCodePoint() throws {
        #expect(Literal("é") != Literal("e\u{301}"))
        #expect(Set([Literal("é"), Literal("e\u{301}"), Literal("é")]).count == 2)
        #expect(IRI("http://e/é") != IRI("http://e/e\u{301}"))
    }

    @Test(arguments: ["", "en_US", "-en", "en-", "englishlanguage", "1a", "en US"])
    func badLanguageTag(_ tag: String) {
        #expect(throws: LanguageTagError.self) { try Literal("a", language: tag) }
    }

    @Test(arguments: ["", "a.", ".a", "-a", "a b", "a:b"])
    func badBlankNodeLabel(_ label: String) {
        #expect(throws: BlankNodeError.self) { try BlankNode(label) }
    }
}
