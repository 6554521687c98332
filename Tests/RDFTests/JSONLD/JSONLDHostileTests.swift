import RDF
import Testing

/// Input that tries to break a processor, or to keep it busy for ever.
struct JSONLDHostileTests {
    private let processor = JSONLDProcessor()

    private func code(_ call: () throws -> Void) -> JSONLDError.Code? {
        #expect(throws: JSONLDError.self, performing: call)?.code
    }

    private static func node(_ number: Int) -> JSONValue { ["@id": .string("http://e/\(number)")] }

    // MARK: - Texts

    @Test func truncated() throws {
        let text =
            #"{"@context": {"é": "http://e/\u00e9"}, "@graph": [{"é": [1.5e3, true, null, "\ud83d\ude92🚒"]}]}"#
        let bytes = Array(text.utf8)
        #expect(try processor.toRDF(JSONValue(parsing: bytes)).count == 3)
        for length in bytes.indices {
            #expect(throws: SyntaxError.self) { try JSONValue(parsing: bytes[..<length]) }
        }
    }

    @Test(arguments: [
        #"\ud800"#, #"\udc00"#, #"\ud800\u0041"#, #"\ud800\ud800"#, #"\udc00\ud800"#, #"\ud800x"#,
    ])
    func halfSurrogates(_ escape: String) {
        for text in [#"{"http://e/p": "\#(escape)"}"#, #"{"http://e/\#(escape)": 1}"#] {
            #expect(throws: SyntaxError.self) { try JSONValue(parsing: text) }
        }
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test(arguments: ["[", #"{"http://e/p":"#, #"[{"@list":"#, #"{"@graph":["#, #"{"@context":"#])
    func deep(_ open: String) {
        let text = String(repeating: open, count: 100_000)
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: text) }
    }

    /// Whatever stands where IRIs, tags and types should, nothing gets out of its place.
    @Test(arguments: EscapingTests.table)
    func labels(_ hostile: EscapingTests.Hostile) throws {
        let text = JSONValue.string(hostile.text)
        let node = JSONObject([
            JSONObject.Member(key: "@id", value: .string("http://e/s/" + hostile.text)),
            JSONObject.Member(key: "http://e/p" + hostile.text, value: text),
            JSONObject.Member(key: "http://e/p", value: [text, ["@value": text, "@language": text]]),
            JSONObject.Member(key: "@type", value: .string("http://e/" + hostile.text)),
            JSONObject.Member(key: "http://e/r", value: ["@id": .string("_:" + hostile.text)]),
        ])
        let document: JSONValue = [.object(node), ["@id": "http://e/s", "http://e/p": text]]
        let quads = try processor.toRDF(document)
        #expect(quads.contains { $0.triple.object == .string(hostile.text) })
        let lines = NQuadsWriter().text(quads)
        #expect(lines.utf8.filter { $0 == UInt8(ascii: "\n") }.count == quads.count)
        #expect(try Dataset(NQuadsReader().quads(in: lines.utf8)).isIsomorphic(to: Dataset(quads)))
        let again = try processor.compact(processor.flatten(document), context: ["@base": "http://e/"])
        #expect(try Dataset(processor.toRDF(again)).isIsomorphic(to: Dataset(quads)))
    }

    // MARK: - Contexts

    @Test func manyContexts() throws {
        let contexts = (0..<100_000).map { ["t\($0 % 50)": .string("http://e/\($0)")] as JSONValue }
        let document: JSONValue = ["@context": .array(contexts), "t7": "x"]
        #expect(try processor.toRDF(document).map(\.triple.predicate) == ["http://e/99957"])
        let loader = JSONLDDocumentLoader.documents(["http://e/c": ["@context": ["t": "http://e/t"]]])
        let links = JSONValue.array((0..<100_000).map { _ in "http://e/c" })
        let loading = JSONLDProcessor(options: JSONLDOptions(documentLoader: loader))
        #expect(code { _ = try loading.expand(["@context": links, "t": "x"]) } == .contextOverflow)
    }

    @Test func smallContextsInALargeOne() {
        let terms = JSONObject(
            (0..<20_000).map { JSONObject.Member(key: "t\($0)", value: .string("http://e/\($0)")) })
        let nodes = (0..<5_000).map {
            ["@context": ["x": .string("http://e/x\($0)")], "x": "x"] as JSONValue
        }
        let document: JSONValue = ["@context": .object(terms), "@graph": .array(nodes)]
        #expect(code { _ = try processor.expand(document) } == .contextOverflow)
    }

    @Test func aliasesWithoutEnd() throws {
        let names = (0..<20_000).map { "i\($0)" }
        let context = JSONObject(
            names.map { JSONObject.Member(key: $0, value: "@included") }
                + names.map { JSONObject.Member(key: "t" + $0, value: "@type") })
        let node = JSONObject(
            names.map {
                JSONObject.Member(key: $0, value: ["@id": .string("http://e/" + $0), "http://e/p": 1])
            }
                + names.map { JSONObject.Member(key: "t" + $0, value: .string("http://e/" + $0)) })
        var document = node
        document["@context"] = .object(context)
        #expect(try processor.toRDF(.object(document)).count == 40_000)
    }

    // MARK: - Frames

    /// Layers of two nodes, each of which leads to both of the next: 2⁶⁰ ways.
    @Test func waysWithoutEnd() throws {
        let nodes = (0..<120).map { number -> JSONValue in
            let next = number / 2 * 2 + 2
            return [
                "@id": .string("http://e/\(number)"), "http://e/p": [Self.node(next), Self.node(next + 1)],
            ]
        }
        let frame: JSONValue = ["@id": "http://e/0", "@embed": "@always"]
        #expect(code { _ = try processor.frame(.array(nodes), frame: frame) } == .resultTooLarge)
        let once: JSONValue = ["@id": "http://e/0"]
        #expect(try processor.frame(.array(nodes), frame: once).object != nil)
    }

    /// A pattern inside a pattern, over and over, on nodes that all lead to each other.
    @Test func patternsWithoutEnd() throws {
        let all = (0..<30).map { Self.node($0) }
        let nodes = (0..<30).map { number -> JSONValue in
            ["@id": .string("http://e/\(number)"), "http://e/p": .array(all)]
        }
        var frame: JSONValue = ["http://e/p": ["@value": "none"]]
        for _ in 0..<20 { frame = ["http://e/p": frame] }
        #expect(code { _ = try processor.frame(.array(nodes), frame: frame) } == .resultTooLarge)
    }
}
