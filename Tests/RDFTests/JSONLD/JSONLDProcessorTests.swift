import Foundation
import RDF
import Testing

struct JSONLDProcessorTests {
    private let processor = JSONLDProcessor()

    private func error(_ call: () throws -> Void) -> JSONLDError? {
        #expect(throws: JSONLDError.self, performing: call)
    }

    @Test func thereAndBack() throws {
        let document: JSONValue = [
            "@context": [
                "@vocab": "http://e/", "knows": ["@type": "@id"], "born": ["@type": "http://e/date"],
            ],
            "@id": "http://e/ann", "name": ["Ann", ["@value": "Anne", "@language": "fr"]],
            "knows": "http://e/bob", "born": "1960-01-01", "age": 64,
            "notes": ["@list": ["a", ["@list": []], 1.5]],
        ]
        let context = try #require(document.object?["@context"])
        let expanded = try processor.expand(document)
        #expect(JSONLDComparison.areEqual(try processor.compact(expanded, context: context), document))
        let quads = try processor.toRDF(document)
        #expect(quads.count == 5 + 1 + 6)
        var options = JSONLDOptions()
        options.useNativeTypes = true
        let back = try JSONLDProcessor(options: options).fromRDF(quads)
        #expect(JSONLDComparison.areEqual(try processor.compact(back, context: context), document))
    }

    /// What the writer writes, the processor reads.
    @Test(arguments: EscapingTests.table)
    func readsTheWriter(_ hostile: EscapingTests.Hostile) throws {
        let quads = [
            Quad(.iri("http://e/s"), "http://e/p", .string(hostile.text), graph: .iri("http://e/g")),
            Quad(.iri("http://e/s"), "http://e/p", .literal(try Literal(hostile.text, language: "en-GB"))),
            Quad(
                .blank(BlankNode(1)), "http://e/q", .literal(Literal(hostile.text, datatype: "http://e/d"))),
            Quad(.iri("http://e/s"), "http://e/q", .blank(BlankNode(1))),
            Quad(.blank(BlankNode(1)), Namespace.rdf["type"], .iri("http://e/C")),
        ]
        let context = JSONLDContext(prefixes: PrefixMap([Namespace("x", "http://e/")]))
        let text = JSONLDWriter(context: context).text(quads)
        #expect(
            try Dataset(try processor.toRDF(try JSONValue(parsing: text))).isIsomorphic(to: Dataset(quads)))
    }

    // MARK: - Numbers

    @Test(arguments: [
        ("5", "5", "integer"), ("-0", "0", "integer"), ("5.0", "5", "integer"), ("1e3", "1000", "integer"),
        ("5.3", "5.3E0", "double"), ("9.3", "9.300000000000001E0", "double"), ("1e21", "1.0E21", "double"),
        ("999999999999999999999", "999999999999999999999", "integer"),
        ("9007199254740993", "9007199254740993", "integer"), ("1e20", "100000000000000000000", "integer"),
        ("9.9999999999999987e20", "999999999999999868928", "integer"), ("-1.5e-7", "-1.5E-7", "double"),
        ("5e-324", "4.940656458412465E-324", "double"), ("1e400", "INF", "double"),
        ("1.7976931348623157e308", "1.797693134862316E308", "double"), ("0.1", "1.0E-1", "double"),
        ("0.9999999999999999", "9.999999999999999E-1", "double"), ("123456.789", "1.23456789E5", "double"),
    ])
    func numbers(_ json: String, _ lexical: String, _ datatype: String) throws {
        let document = try JSONValue(parsing: #"{"http://e/p": \#(json)}"#)
        let literal = Literal(lexical, datatype: Namespace.xsd[datatype])
        #expect(try processor.toRDF(document).map(\.triple.object) == [.literal(literal)])
    }

    @Test func aQuadComesOnce() throws {
        let document = try JSONValue(parsing: #"{"http://e/p": [5, 5.0, 5e0, "5", {"@value": 5}]}"#)
        #expect(try processor.toRDF(document).count == 2)
    }

    @Test func doublesByDatatype() throws {
        let type = JSONValue.string(Namespace.xsd["double"].string)
        let document: JSONValue = [
            "http://e/p": [["@value": 5, "@type": type], ["@value": 0, "@type": type]]
        ]
        let lexical = try processor.toRDF(document).map(\.triple.object).map { object in
            if case .literal(let literal) = object { literal.lexical } else { "" }
        }
        #expect(lexical == ["5.0E0", "0.0E0"])
    }

    @Test(arguments: [
        ("+05", "integer", "5"), (".5", "double", "0.5"), ("1.", "double", "1"), ("1.0E0", "double", "1.0E0"),
    ])
    func nativeTypes(_ lexical: String, _ datatype: String, _ json: String) throws {
        var options = JSONLDOptions()
        options.useNativeTypes = true
        let literal = Literal(lexical, datatype: Namespace.xsd[datatype])
        let quad = Quad(.iri("http://e/s"), "http://e/p", .literal(literal))
        let result = try JSONLDProcessor(options: options).fromRDF([quad])
        #expect(
            result.canonicalText.contains("{\"@value\":" + (try JSONValue(parsing: json)).canonicalText + "}")
        )
    }

    // MARK: - Loading

    @Test func remoteContextsAreRefused() {
        let document: JSONValue = ["@context": "https://schema.org/", "name": "Ann"]
        let error = error { _ = try processor.expand(document) }
        #expect(error?.code == .loadingRemoteContextFailed)
        #expect(error?.path == ["@context"])
        #expect(error?.description.contains("<https://schema.org/>") == true)
        #expect(error?.description.contains("document loader") == true)
        #expect(self.error { _ = try processor.expand("http://e/d") }?.code == .loadingDocumentFailed)
    }

    @Test func contextsAreLoadedOnce() throws {
        let count = Counter()
        let loader = JSONLDDocumentLoader { url in
            count.increment()
            return JSONLDRemoteDocument(url: url, content: ["@context": ["name": "http://e/name"]])
        }
        let nodes = (0..<3).map {
            ["@context": "http://e/c", "@id": .string("http://e/\($0)"), "name": "x"] as JSONValue
        }
        let processor = JSONLDProcessor(options: JSONLDOptions(documentLoader: loader))
        #expect(try processor.expand(.array(nodes)).array?.count == 3)
        #expect(count.value == 1)
    }

    /// Counts across closures.
    private final class Counter: @unchecked Sendable {
        private(set) var value = 0
        func increment() { value += 1 }
    }

    @Test func contextsThatLeadToEachOther() throws {
        let loader = JSONLDDocumentLoader.documents([
            "http://e/self": ["@context": "self"],
            "http://e/a": ["@context": ["b", "b"]], "http://e/b": ["@context": ["a", "a"]],
            "http://e/scoped": ["@context": ["t": ["@id": "http://e/t", "@context": "scoped"]]],
        ])
        let processor = JSONLDProcessor(options: JSONLDOptions(documentLoader: loader))
        for context in ["http://e/self", "http://e/a"] {
            let document: JSONValue = ["@context": .string(context), "http://e/p": 1]
            #expect(error { _ = try processor.expand(document) }?.code == .contextOverflow)
        }
        // A term may lead to its own context.
        let document: JSONValue = ["@context": "http://e/scoped", "t": ["t": ["t": "x"]]]
        #expect(try processor.toRDF(document).count == 3)
    }

    @Test func linkedContextsAndHTML() throws {
        let html = """
            <!doctype html><!-- <script type="application/ld+json">no</script> -->
            <title><script></title><base href='http://e/base/'>
            <script>var a = "<script type='application/ld+json'>";</script>
            <SCRIPT id=one Type="application/ld+json; profile=x">{"@id": "", "http://e/p": "</p>"}</SCRIPT >
            <p id=two title="<script>">
            """
        let loader = JSONLDDocumentLoader { url in
            switch url {
            case "http://e/json":
                JSONLDRemoteDocument(
                    url: url, contextURL: "http://e/c", bytes: Array(#"{"p": "x"}"#.utf8),
                    contentType: "application/json; charset=utf-8")
            case "http://e/c": JSONLDRemoteDocument(url: url, content: ["@context": ["p": "http://e/p"]])
            case "http://e/text":
                JSONLDRemoteDocument(url: url, bytes: Array("{}".utf8), contentType: "text/plain")
            default: JSONLDRemoteDocument(url: url, bytes: Array(html.utf8), contentType: "text/html")
            }
        }
        let processor = JSONLDProcessor(options: JSONLDOptions(documentLoader: loader))
        #expect(try processor.expand("http://e/json") == [["http://e/p": [["@value": "x"]]]])
        #expect(error { _ = try processor.expand("http://e/text") }?.code == .loadingDocumentFailed)
        let expected: JSONValue = [["@id": "http://e/base/", "http://e/p": [["@value": "</p>"]]]]
        #expect(try processor.expand("http://e/html") == expected)
        #expect(try processor.expand("http://e/html#one") == expected)
        #expect(error { _ = try processor.expand("http://e/html#two") }?.code == .loadingDocumentFailed)
    }

    // MARK: - Errors

    @Test(arguments: [
        (#"{"http://e/p": [1, {"@id": 5}]}"#, "invalid @id value", "/http:~1~1e~1p/1/@id"),
        (
            #"[{"http://e/p": {"@value": 1, "@language": "en"}}]"#, "invalid language-tagged value",
            "/0/http:~1~1e~1p"
        ),
        (#"{"@context": [{}, {"a": {"@id": 5}}]}"#, "invalid IRI mapping", "/@context/1/a"),
        (#"{"@context": {"a": "b:x", "b": "a:x"}}"#, "cyclic IRI mapping", "/@context/b"),
        (
            #"{"@context": {"a": {"@id": "http://e/a", "@context": {"b": 5}}}}"#, "invalid scoped context",
            "/@context/a/@context/b"
        ),
        (#"{"http://e/p": {"@type": 5}}"#, "invalid type value", "/http:~1~1e~1p/@type"),
        (#"{"@graph": [{"@reverse": 5}]}"#, "invalid @reverse value", "/@graph/0/@reverse"),
        (
            #"{"@context": {"n": "@nest", "p": "http://e/p"}, "n": {"p": {"@index": 1}}}"#,
            "invalid @index value",
            "/n/p/@index"
        ),
    ])
    func errorsSayWhere(_ json: String, _ code: String, _ pointer: String) throws {
        let document = try JSONValue(parsing: json)
        let error = error { _ = try processor.expand(document) }
        #expect(error?.code.rawValue == code)
        #expect(error?.pointer == pointer)
        #expect(error?.description.hasPrefix(pointer + ": " + code) == true)
    }

    @Test func errorsInRemoteContexts() {
        let loader = JSONLDDocumentLoader.documents(["http://e/c": ["@context": ["a": ["@id": 5]]]])
        let processor = JSONLDProcessor(options: JSONLDOptions(documentLoader: loader))
        let error = error { _ = try processor.expand([["@context": [[:], "http://e/c"]]]) }
        #expect(error?.code == .invalidIRIMapping && error?.path == ["0", "@context", "1"])
        #expect(error?.message.hasPrefix("in <http://e/c> at /a: ") == true)
    }

    // MARK: - Depth

    @Test func deepDocuments() throws {
        func nested(_ depth: Int) throws -> JSONValue {
            let open = String(repeating: #"{"http://e/p":"#, count: depth)
            return try JSONValue(parsing: open + "1" + String(repeating: "}", count: depth))
        }
        let deep = try nested(JSONLDProcessor.maximumDepth - 1)
        #expect(try processor.toRDF(deep).count == JSONLDProcessor.maximumDepth - 1)
        #expect(try processor.compact(deep, context: [:]) == deep)
        #expect(try processor.flatten(deep).array?.count == JSONLDProcessor.maximumDepth - 1)
        #expect(try processor.frame(deep, frame: [:]).object != nil)
        let deeper = try nested(JSONValue.maximumDepth)
        #expect(error { _ = try processor.toRDF(deeper) }?.code == .nestingTooDeep)
        #expect(error { _ = try processor.frame([:], frame: deeper) }?.code == .nestingTooDeep)
        #expect(error { _ = try processor.compact([:], context: deeper) }?.code != nil)
    }

    @Test func longChainsOfTerms() throws {
        var context = JSONObject()
        for number in 0..<5_000 { context["t\(number)"] = .string("t\(number + 1):x") }
        let document: JSONValue = ["@context": .object(context)]
        #expect(error { _ = try processor.expand(document) }?.code == .nestingTooDeep)
        context["t5000"] = "http://e/"
        let reversed = JSONObject(context.members.reversed())
        #expect(try processor.expand(["@context": .object(reversed), "t4999": "x"]).array?.count == 1)
    }

    @Test func longChainsOfNodes() throws {
        let node = Namespace("e", "http://e/")
        let chain = (0..<2_000).map { Quad(.iri(node["\($0)"]), "http://e/p", .iri(node["\($0 + 1)"])) }
        let document = try processor.fromRDF(chain)
        #expect(document.array?.count == 2_000)
        #expect(try Dataset(try processor.toRDF(document)).isIsomorphic(to: Dataset(chain)))
        #expect(error { _ = try processor.frame(document, frame: [:]) }?.code == .nestingTooDeep)
    }

    @Test func listsInsideLists() throws {
        let rdf = Namespace.rdf
        func lists(_ depth: Int) -> [Quad] {
            [Quad(.iri("http://e/s"), "http://e/p", .blank(BlankNode(0)))]
                + (0..<depth).flatMap { number in
                    [
                        Quad(.blank(BlankNode(number)), rdf["first"], .blank(BlankNode(number + 1))),
                        Quad(.blank(BlankNode(number)), rdf["rest"], .iri(rdf["nil"])),
                    ]
                }
        }
        let quads = lists(50)
        #expect(
            try Dataset(try processor.toRDF(try processor.fromRDF(quads))).isIsomorphic(to: Dataset(quads)))
        #expect(error { _ = try processor.fromRDF(lists(2_000)) }?.code == .nestingTooDeep)
    }

    @Test func longLists() throws {
        let items = (0..<5_000).map { JSONValue.number(JSONNumber($0)) }
        let document: JSONValue = ["http://e/p": ["@list": .array(items)], "http://e/q": .array(items)]
        let quads = try processor.toRDF(document)
        #expect(quads.count == 3 * 5_000 + 1)
        let back = try processor.fromRDF(quads)
        #expect(back.array?.first?.object?["http://e/q"]?.array?.count == 5_000)
        #expect(back.array?.count == 1)
    }

    /// A list that goes through two graphs must not become one.
    @Test func listsStayInTheirGraphs() throws {
        let rdf = Namespace.rdf
        let (a, b) = (Resource.blank(BlankNode(1)), Resource.blank(BlankNode(2)))
        let graph = Resource.iri("http://e/g")
        let quads = [
            Quad(.iri("http://e/s"), "http://e/p", Term(a)), Quad(a, rdf["first"], .string("a")),
            Quad(a, rdf["rest"], Term(b)), Quad(b, rdf["first"], .string("b"), graph: graph),
            Quad(b, rdf["rest"], .iri(rdf["nil"]), graph: graph),
        ]
        #expect(
            try Dataset(try processor.toRDF(try processor.fromRDF(quads))).isIsomorphic(to: Dataset(quads)))
        // Nor one whose node names a graph, is a type, or is spoken of in another graph.
        let list = [
            Quad(.iri("http://e/s"), "http://e/p", Term(a)), Quad(a, rdf["first"], .string("a")),
            Quad(a, rdf["rest"], .iri(rdf["nil"])),
        ]
        let others = [
            Quad(.iri("http://e/s"), "http://e/p", .string("x"), graph: a),
            Quad(.iri("http://e/s"), rdf["type"], Term(a)),
            Quad(a, "http://e/p", .string("x"), graph: graph),
        ]
        for other in others {
            for quads in [list + [other], [other] + list] {
                #expect(
                    try Dataset(try processor.toRDF(try processor.fromRDF(quads))).isIsomorphic(
                        to: Dataset(quads)))
            }
        }
        #expect(try processor.fromRDF(list).array?.count == 1)
    }
}
