import RDF
import SPARQL

/// The forms in which answers can be sent, the standing one first; behind the registered names those that clients use, too.
enum Offers {
    static let results: [Offer<ResultsFormat>] =
        ResultsFormat.all.map { Offer(mediaType: $0.mediaType, format: $0) } + [
            Offer(mediaType: "application/json", format: .json),
            Offer(mediaType: "application/xml", format: .xml),
            Offer(mediaType: "text/xml", format: .xml),
            Offer(mediaType: "text/plain", format: .tsv),
        ]

    static let graphs: [Offer<Syntax>] =
        [Syntax.turtle, .ntriples, .jsonld, .rdfxml, .trig, .nquads].map {
            Offer(mediaType: $0.mediaType, format: $0)
        } + [
            Offer(mediaType: "application/json", format: .jsonld),
            Offer(mediaType: "application/xml", format: .rdfxml),
            Offer(mediaType: "text/xml", format: .rdfxml),
            Offer(mediaType: "text/plain", format: .ntriples),
        ]

    /// - Throws: ``Refusal`` where the client takes none of them.
    static func choose<Format>(_ offers: [Offer<Format>], _ accept: AcceptHeader) throws(Refusal)
        -> Offer<Format>
    {
        if let offer = accept.choice(of: offers) { return offer }
        let types = offers.map(\.mediaType).joined(separator: ", ")
        throw Refusal(.notAcceptable, "this can be sent as \(types); ask for one of them in Accept")
    }

    /// What is said to be sent: text formats say their encoding.
    static func contentType(_ mediaType: String) -> String {
        mediaType.hasPrefix("text/") ? mediaType + "; charset=utf-8" : mediaType
    }
}
