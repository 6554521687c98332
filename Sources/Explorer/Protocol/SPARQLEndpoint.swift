import HTTPTypes
import Hummingbird
import Logging
import RDF

/// `/sparql`: the SPARQL 1.1 Protocol, for reading.
struct SPARQLEndpoint: Sendable {
    let runner: QueryRunner
    let options: ExplorerOptions
    let logger: Logger
    /// The page on which people write queries.
    let editor: HTML

    func respond(to request: Request, _ context: ExplorerContext) async throws -> Response {
        let asked = try await SPARQLRequest(request, maximumBytes: options.maximumRequestBytes)
        let accept = AcceptHeader(request)
        let address = try IRI("http://\(request.head.authority ?? "localhost")\(Route.sparql)")
        guard let text = asked.query else { return try description(of: address, accept) }
        logger.debug("query", metadata: ["text": "\(text)"])
        return try await runner.response(
            QueryRunner.Question(text: text, dataset: asked.dataset, base: address, accept: accept),
            to: request.method, context)
    }

    /// What stands here, for whoever asks nothing: for people the page, for programs the service description.
    private func description(of address: IRI, _ accept: AcceptHeader) throws -> Response {
        var response: Response
        if accept.prefersHTML {
            response = .html(editor)
        } else {
            let offer = try Offers.choose(Offers.graphs, accept)
            let data = try ServiceDescription.data(of: address, as: offer.format)
            response = .content(data, Offers.contentType(offer.mediaType))
        }
        response.headers[.vary] = "Accept"
        return response
    }
}
