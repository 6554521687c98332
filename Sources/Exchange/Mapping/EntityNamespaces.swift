import RDF

/// Where the IRIs of a graph's own things begin.
struct EntityNamespaces: Sendable {
    /// `id:sergei-lavrov`
    let entities: Namespace
    /// `doc:seed`
    let documents: Namespace
    /// `st:john-kerry.meets.sergei-lavrov`
    let statements: Namespace

    /// - Parameter vocabulary: where none of them may be.
    init(base: String, vocabulary: Namespace) throws(ExportError) {
        let full = NamespaceText.closed(base)
        do throws(IRIError) {
            entities = Namespace("id", try IRI(full))
            documents = Namespace("doc", try IRI(full + "document/"))
            statements = Namespace("st", try IRI(full + "statement/"))
        } catch {
            throw .badBase(base, reason: error.description)
        }
        guard ![entities, documents, statements].contains(where: { $0.iri == vocabulary.iri }) else {
            throw .badBase(base, reason: "the vocabulary's own terms live there; try \(full)id/")
        }
    }

    /// What they are abbreviated to.
    var all: [Namespace] { [entities, documents, statements] }
}
