import RDF
import Testing

struct LanguageTagTests {
    static let texts: [(Syntax, String)] = [
        (.ntriples, "<e:s> <e:p> \"x\"@de-AT ."),
        (.nquads, "<e:s> <e:p> \"x\"@de-AT <e:g> ."),
        (.turtle, "<e:s> <e:p> 'x'@de-AT ."),
        (.trig, "<e:g> { <e:s> <e:p> 'x'@de-AT }"),
        (
            .rdfxml,
            """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="e:">
            <r:Description r:about="e:s"><e:p xml:lang="de-AT">x</e:p></r:Description></r:RDF>
            """
        ),
        (.jsonld, #"{"@id": "e:s", "e:p": {"@value": "x", "@language": "de-AT"}}"#),
    ]

    @Test(arguments: texts)
    func lowerCaseOnRequest(_ syntax: Syntax, _ text: String) throws {
        for (isLowercase, expected) in [(false, "de-AT"), (true, "de-at")] {
            let reader = try #require(
                syntax.reader(ReaderOptions(lowercasesLanguageTags: isLowercase)))
            let quad = try #require(try reader.quads(in: text.utf8).first)
            #expect(quad.triple.object == .literal(try Literal("x", language: expected)))
        }
    }
}
