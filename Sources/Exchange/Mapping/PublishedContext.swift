import RDF

extension JSONLDContext.Published {
    /// The context of all exports with the usual base and namespace, `docs/vocabulary/context.jsonld`.
    public static let entente: JSONLDContext.Published = {
        do throws(ExportError) {
            return JSONLDContext.Published(
                iri: "https://w3id.org/entente/context.jsonld", context: .graph(try GraphRDF()))
        } catch {
            preconditionFailure("\(error)")
        }
    }()
}

extension JSONLDDocumentLoader {
    /// Knows ``JSONLDContext/Published/entente``, without a network, and refuses all else.
    public static let entente = JSONLDDocumentLoader.documents([
        JSONLDContext.Published.entente.iri.string: JSONLDContext.Published.entente.context.document
    ])
}
