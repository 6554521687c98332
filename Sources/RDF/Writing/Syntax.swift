/// What the world needs to know of a syntax to find it.
public struct Syntax: Sendable, Hashable {
    /// How the command line calls it.
    public let name: String
    /// As registered with IANA.
    public let mediaType: String
    /// Without the dot, the usual one first.
    public let fileExtensions: [String]
}

extension Syntax {
    /// RDF 1.1 N-Triples.
    public static let ntriples = Syntax(
        name: "ntriples", mediaType: "application/n-triples", fileExtensions: ["nt"])
    /// RDF 1.1 N-Quads.
    public static let nquads = Syntax(
        name: "nquads", mediaType: "application/n-quads", fileExtensions: ["nq"])
    /// RDF 1.1 Turtle.
    public static let turtle = Syntax(name: "turtle", mediaType: "text/turtle", fileExtensions: ["ttl"])
    /// RDF 1.1 TriG.
    public static let trig = Syntax(name: "trig", mediaType: "application/trig", fileExtensions: ["trig"])
    /// JSON-LD 1.1.
    public static let jsonld = Syntax(
        name: "jsonld", mediaType: "application/ld+json", fileExtensions: ["jsonld"])
}
