import RDF
import Testing

/// When a prefixed name or a shorthand may stand for a term, and when not.
struct TurtleNameTests {
    private func object(_ term: Term, _ prefixes: PrefixMap = PrefixMap([Namespace("x", "http://e/")]))
        -> String
    {
        let text = TurtleWriter(prefixes: prefixes).text([Triple(.iri("urn:s"), "urn:p", term)])
        let line = text.split(separator: "\n").last.map(String.init) ?? ""
        return String(line.dropFirst("<urn:s> <urn:p> ".count).dropLast(2))
    }

    @Test(arguments: ["", "a", "a.b", "a-b", "1", "1-a", "_", ":a", "a:", "%41", "a%2Fb", "é", "日本", "a·b"])
    func prefixed(_ name: String) throws {
        #expect(object(.iri(try IRI("http://e/" + name))) == "x:" + name)
    }

    @Test(arguments: [
        "a.", ".a", "-a", "a/b", "a?b", "a#b", "~", "a~b", "a,b", "a;b", "(a)", "a'b", "a=b", "a!", "a+b",
        "·a",
        "a@b", "a*b", "a$b", "a&b",
    ])
    func inFull(_ name: String) throws {
        #expect(object(.iri(try IRI("http://e/" + name))) == "<http://e/\(name)>")
    }

    @Test func nearestNamespaceWins() {
        let map = PrefixMap([Namespace("x", "http://e/"), Namespace("y", "http://e/y#")])
        #expect(object(.iri("http://e/y#a"), map) == "y:a")
        #expect(object(.iri("http://e/y"), map) == "x:y")
    }

    @Test func onlyUsedPrefixesAreDeclared() {
        let map = PrefixMap([Namespace("x", "http://e/"), Namespace("y", "http://f/")])
        let text = TurtleWriter(prefixes: map).text([
            Triple(.iri("http://f/s"), "http://f/p", .string("http://e/a"))
        ])
        #expect(text == "@prefix y: <http://f/> .\n\ny:s y:p \"http://e/a\" .\n")
        #expect(TurtleWriter(prefixes: map).text([]) == "")
    }

    @Test(arguments: [
        ("integer", "0"), ("integer", "-12"), ("integer", "100000000000000000000"), ("decimal", "0.5"),
        ("decimal", "-10.25"), ("decimal", "1.0"), ("boolean", "true"), ("boolean", "false"),
    ])
    func shorthand(_ type: String, _ lexical: String) {
        #expect(object(.literal(Literal(lexical, datatype: Namespace.xsd[type]))) == lexical)
    }

    @Test(arguments: [
        ("integer", "+1"), ("integer", "01"), ("integer", "-0"), ("integer", ""), ("integer", "1.0"),
        ("integer", "١"), ("integer", "-"), ("decimal", "1"), ("decimal", ".5"), ("decimal", "1."),
        ("decimal", "0.50"), ("decimal", "-0.0"), ("decimal", "1.2.3"), ("boolean", "1"), ("boolean", "TRUE"),
        ("double", "1.0E0"), ("int", "1"),
    ])
    func inQuotes(_ type: String, _ lexical: String) {
        let prefixes = PrefixMap([.xsd])
        #expect(
            object(.literal(Literal(lexical, datatype: Namespace.xsd[type])), prefixes)
                == "\"\(lexical)\"^^xsd:\(type)")
    }
}
