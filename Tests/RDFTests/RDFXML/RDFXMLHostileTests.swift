import Foundation
import RDF
import Testing

/// Documents that want to do harm, or came to harm.
struct RDFXMLHostileTests {
    private func read(_ text: String, options: ReaderOptions = ReaderOptions(base: "http://b/")) throws
        -> [Triple]
    {
        try RDFXMLReader(options: options).triples(in: text.utf8)
    }

    private func document(_ content: String) -> String { RDFXMLReaderTests.document(content) }

    /// What the reader says of a document with declarations and one literal.
    private func error(declaring declarations: String, value: String, inAttribute: Bool = false)
        -> SyntaxError?
    {
        let node =
            inAttribute
            ? "<e:T e:p=\"\(value)\"/>" : "<e:T><e:p>\(value)</e:p></e:T>"
        return #expect(throws: SyntaxError.self) {
            try read("<!DOCTYPE x \(declarations)>" + document(node))
        }
    }

    // MARK: - Chunks

    /// A finding of the fuzzer: the error quoted as much of the text as had come.
    @Test func textIsOneTokenWhereverBytesAreCut() throws {
        let text = document("<e:T><e:p r:resource=\"o\">blah</e:p></e:T>")
        let reader = RDFXMLReader(options: ReaderOptions(base: "http://b/"))
        let whole = #expect(throws: SyntaxError.self) { try reader.quads(in: text.utf8) }
        var rest = Array(text.utf8)[...]
        let pieces = #expect(throws: SyntaxError.self) {
            try reader.read(ChunkSource { rest.popFirst().map { [$0] } }) { _ in }
        }
        #expect(whole?.found == "blah")
        #expect(pieces == whole)
    }

    // MARK: - Depth

    @Test func deepNesting() throws {
        let depth = 50_000
        func nested(_ start: String, _ end: String) -> String {
            String(repeating: start, count: depth) + String(repeating: end, count: depth)
        }
        let nodes = document(nested("<e:T><e:p>", "</e:p></e:T>").replacing("<e:p></e:p>", with: "<e:p/>"))
        #expect(try read(nodes).count == 2 * depth)
        let resources = nested("<e:p r:parseType=\"Resource\">", "</e:p>")
        #expect(try read(document("<e:T>" + resources + "</e:T>")).count == depth + 1)
        let collections = nested("<e:T><e:p r:parseType=\"Collection\">", "</e:p></e:T>")
        #expect(try read(document(collections)).count == 4 * depth - 2)
        let literal = nested("<b>", "</b>")
        let triples = try read(
            document("<e:T><e:p r:parseType=\"Literal\">" + literal + literal + "</e:p></e:T>"))
        #expect(triples.count == 2)
        // Nothing is closed.
        #expect(throws: SyntaxError.self) {
            try read(document(String(repeating: "<e:T><e:p>", count: depth)))
        }
    }

    @Test func deepTripleTerms() throws {
        func nested(_ depth: Int) -> String {
            document(
                String(repeating: "<e:T r:version=\"1.2\"><e:p r:parseType=\"Triple\">", count: 1)
                    + String(repeating: "<r:Description><e:p r:parseType=\"Triple\">", count: depth - 1)
                    + "<r:Description e:q=\"x\"/>"
                    + String(repeating: "</e:p></r:Description>", count: depth - 1)
                    + "</e:p></e:T>")
        }
        let options = ReaderOptions(version: .rdf12)
        #expect(try read(nested(ReaderOptions.maximumTripleTermDepth), options: options).count == 2)
        let error = #expect(throws: SyntaxError.self) {
            try read(nested(ReaderOptions.maximumTripleTermDepth + 1), options: options)
        }
        #expect(error?.expected.contains("128") == true)
    }

    // MARK: - Cut off

    @Test func truncated() throws {
        let text =
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY n \"é\">]>"
            + document(
                "<e:T r:ID=\"i\" e:q=\"&n;\"><e:p r:parseType=\"Literal\">a<b c=\"d\"/><!--e--></e:p><e:p "
                    + "r:parseType=\"Collection\"><e:T/></e:p><e:p>f&#xE9;<![CDATA[g]]></e:p></e:T>")
        let bytes = Array(text.utf8)
        let options = ReaderOptions(base: "http://b/")
        for length in 0..<(bytes.count - 1) {
            #expect(throws: SyntaxError.self, "\(length) bytes") {
                try RDFXMLReader(options: options).triples(in: bytes[..<length])
            }
        }
        #expect(try RDFXMLReader(options: options).triples(in: bytes).count == 8)
    }

    @Test(arguments: [
        "\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "&#0;", "&#1;", "&#xB;", "&#xFFFF;", "&#xD800;",
    ])
    func whatXMLHasNot(_ character: String) {
        for content in ["<e:T><e:p>x\(character)</e:p></e:T>", "<e:T e:p=\"x\(character)\"/>"] {
            #expect(throws: SyntaxError.self) { try read(document(content)) }
        }
    }

    @Test func notUTF8() {
        let (start, end) = (document("<e:T e:p=\"").dropLast(9), "\"/></r:RDF>")
        #expect(throws: SyntaxError.self) {
            try RDFXMLReader().triples(in: Array(start.utf8) + [0xC3, 0x28] + Array(end.utf8))
        }
    }

    // MARK: - Entities

    @Test(arguments: [false, true])
    func billionLaughs(inAttribute: Bool) {
        let entities = (1..<10).map {
            "<!ENTITY a\($0) \"" + String(repeating: "&a\($0 - 1);", count: 10) + "\">"
        }
        let error = error(
            declaring: "[<!ENTITY a0 \"lollollollol\">" + entities.joined() + "]", value: "&a9;",
            inAttribute: inAttribute)
        #expect(error?.expected.contains("entities") == true)
    }

    @Test(arguments: [false, true])
    func quadraticBlowUp(inAttribute: Bool) {
        let error = error(
            declaring: "[<!ENTITY a \"" + String(repeating: "x", count: 50_000) + "\">]",
            value: String(repeating: "&a;", count: 50_000), inAttribute: inAttribute)
        #expect(error?.expected.contains("entities") == true)
    }

    /// Entities may make more than a chunk can hold, as long as they do not make too much.
    @Test func largeEntities() throws {
        let text = String(repeating: "x", count: 1000) + "\n"
        let entities = "<!ENTITY t \"\(text)\"><!ENTITY n \"<e:T><e:p/></e:T>\">"
        let content =
            "<e:T><e:p>" + String(repeating: "&t;", count: 500) + "</e:p></e:T>"
            + String(repeating: "&n;", count: 20_000)
        let document = "<!DOCTYPE x [\(entities)]>" + document(content)
        let triples = try read(document)
        #expect(triples.count == 40_002)
        #expect(triples[1].object == .string(String(repeating: text, count: 500)))
    }

    /// Entities in entities in entities, which libexpat follows with calls as deep.
    @Test func chainsOfEntities() {
        let entities = (1..<20_000).map { "<!ENTITY a\($0) \"&a\($0 - 1);\">" }
        let error = error(declaring: "[<!ENTITY a0 \"x\">" + entities.joined() + "]", value: "&a19999;")
        #expect(error?.expected.contains("512") == true)
    }

    @Test func entitiesOfEntities() {
        #expect(error(declaring: "[<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]", value: "&a;") != nil)
    }

    @Test func nothingIsFetched() {
        let passwords = "[<!ENTITY a SYSTEM \"file:///etc/passwd\">]"
        #expect(error(declaring: passwords, value: "&a;")?.expected.contains("fetched") == true)
        #expect(error(declaring: passwords, value: "&a;", inAttribute: true) != nil)
        #expect(
            error(declaring: "SYSTEM \"file:///etc/passwd\"", value: "&a;")?.found.hasPrefix("&a;") == true)
        #expect(
            error(declaring: "SYSTEM \"http://127.0.0.1:9/x.dtd\"", value: "&a;", inAttribute: true)?.found
                == "&a;")
        let parameter = "[<!ENTITY % p \"<!ENTITY a 'x'>\"> %p;]"
        #expect(error(declaring: parameter, value: "&a;") != nil)
        #expect(error(declaring: parameter, value: "&a;", inAttribute: true)?.found == "&a;")
    }

    /// A document type that is named but not needed does no harm.
    @Test func documentTypesAreNotRead() throws {
        let text = document("<e:T e:p=\"&lt;&#65;&b;\"/>")
        let triples = try read(
            "<!DOCTYPE x PUBLIC \"-//x\" \"http://127.0.0.1:9/x.dtd\" [<!ENTITY b \"B\">]>" + text)
        #expect(triples.last?.object == .string("<AB"))
    }

    // MARK: - Length

    @Test func lengthsAreLimited() throws {
        var options = ReaderOptions()
        options.maximumTokenLength = 1000
        let long = String(repeating: "x", count: 200_000)
        for content in [
            "<e:T><e:p>\(long)</e:p></e:T>", "<e:T e:p=\"\(long)\"/>", "<!--\(long)-->",
            "<e:T><e:p r:parseType=\"Literal\"><b>\(long)</b></e:p></e:T>",
        ] {
            let error = #expect(throws: SyntaxError.self, "\(content.prefix(30))") {
                try read(document(content), options: options)
            }
            #expect(error.map { $0.found.utf8.count < 100 } == true)
        }
        let spaces = String(repeating: " \n", count: 100_000)
        #expect(try read(document(spaces + "<e:T/>" + spaces), options: options).count == 1)
    }
}
