import RDF
import Testing

/// Documents that name their context.
struct PublishedContextTests {
    private static let published = JSONLDContext.Published(
        iri: "http://e/context",
        context: JSONLDContext(
            prefixes: PrefixMap([Namespace("x", "http://e/x/"), Namespace("y", "http://e/y/"), .xsd]),
            terms: [
                JSONLDContext.Term("name", "http://e/x/name"),
                JSONLDContext.Term("knows", "http://e/x/knows", .id, isSet: true),
                JSONLDContext.Term("age", "http://e/x/age", .datatype(Namespace.xsd["decimal"])),
            ]))

    private func write(_ quads: [Quad], _ context: JSONLDContext = published.context) throws -> JSONValue {
        let writer = JSONLDWriter(context: context, published: Self.published)
        return try JSONValue(parsing: writer.text(quads))
    }

    /// What a reader that has loaded the context makes of the document.
    private func read(_ document: JSONValue) throws -> [Quad] {
        let loader = JSONLDDocumentLoader.documents([
            Self.published.iri.string: Self.published.context.document
        ])
        return try JSONLDProcessor(options: JSONLDOptions(documentLoader: loader)).toRDF(document)
    }

    private static let quads = [
        Quad(.iri("http://e/y/ann"), "http://e/x/name", .string("Ann")),
        Quad(.iri("http://e/y/ann"), "http://e/x/knows", .iri("http://e/y/bob")),
        Quad(
            .iri("http://e/y/ann"), "http://e/x/age",
            .literal(Literal("7.5", datatype: Namespace.xsd["decimal"]))),
    ]

    @Test func theAddressIsEnough() throws {
        let document = try write(Self.quads)
        #expect(document.object?["@context"] == "http://e/context")
        #expect(document.object?["@graph"]?.array?.first?.object?["knows"] == ["y:bob"])
        #expect(try Dataset(read(document)).isIsomorphic(to: Dataset(Self.quads)))
    }

    @Test func otherPrefixesFollow() throws {
        let other = JSONLDContext(
            prefixes: PrefixMap([Namespace("x", "http://e/x/"), Namespace("y", "http://e/z#"), .xsd]),
            terms: Self.published.context.terms)
        let quads = Self.quads + [Quad(.iri("http://e/z#c"), "http://e/x/knows", .iri("http://e/y/ann"))]
        let document = try write(quads, other)
        #expect(document.object?["@context"] == ["http://e/context", ["y": "http://e/z#"]])
        #expect(try Dataset(read(document)).isIsomorphic(to: Dataset(quads)))
    }

    /// In `x:1` and `name:1` a reader would see a prefix, or a term at the least.
    @Test func namesThatAreSchemes() throws {
        let quads = Self.quads + [Quad(.iri("x:1"), "http://e/x/knows", .iri("name:1"))]
        let document = try write(quads)
        let own = document.object?["@context"]?.array?.last?.object
        #expect(own?["x"] == .null && own?["name"] == .null)
        #expect(try Dataset(read(document)).isIsomorphic(to: Dataset(quads)))
    }
}
