/// Fetches documents and contexts that are given by IRI only (JSON-LD 1.1 Processing Algorithms, section
/// 9.4, `LoadDocumentCallback`).
///
/// The library itself fetches nothing: whoever wants remote contexts says where they come from.
public struct JSONLDDocumentLoader: Sendable {
    /// Fetches the document with this IRI, or throws; redirects, content negotiation and `Link` headers are
    /// the closure's business.
    public var load: @Sendable (_ url: String) throws -> JSONLDRemoteDocument

    /// A loader that does as the closure says.
    public init(_ load: @escaping @Sendable (_ url: String) throws -> JSONLDRemoteDocument) {
        self.load = load
    }

    /// Refuses everything.
    public static let refusing = JSONLDDocumentLoader { url in throw Refusal(url: url) }

    /// Knows the documents with these IRIs and refuses all others.
    public static func documents(_ documents: [String: JSONValue]) -> JSONLDDocumentLoader {
        JSONLDDocumentLoader { url in
            guard let content = documents[url] else { throw Refusal(url: url) }
            return JSONLDRemoteDocument(url: url, content: content)
        }
    }

    /// Why nothing was loaded.
    private struct Refusal: Error, CustomStringConvertible {
        let url: String

        var description: String {
            "remote documents are not loaded; put it into the document, or give the processor a document "
                + "loader that knows <\(url)>"
        }
    }
}

/// A document as a loader found it (JSON-LD 1.1 Processing Algorithms, section 9.4, `RemoteDocument`).
public struct JSONLDRemoteDocument: Sendable {
    /// Where it was in the end, after redirects: the base for what is relative in it.
    public var url: String
    /// The context that an HTTP `Link` header gives for JSON that is not JSON-LD.
    public var contextURL: String?
    var content: Content

    enum Content: Sendable {
        case json(JSONValue)
        case bytes([UInt8], contentType: String)
    }

    /// A document that is parsed already.
    public init(url: String, contextURL: String? = nil, content: JSONValue) {
        self.url = url
        self.contextURL = contextURL
        self.content = .json(content)
    }

    /// A document as it came.
    ///
    /// - Parameters:
    ///   - url: where it was in the end.
    ///   - contextURL: the context that a `Link` header gives, if it does.
    ///   - bytes: what it holds.
    ///   - contentType: `text/html` and `application/xhtml+xml` are searched for JSON-LD in `script`
    ///     elements; anything else must be JSON.
    public init(
        url: String, contextURL: String? = nil, bytes: some Sequence<UInt8>,
        contentType: String = "application/ld+json"
    ) {
        self.url = url
        self.contextURL = contextURL
        content = .bytes(Array(bytes), contentType: contentType)
    }
}
