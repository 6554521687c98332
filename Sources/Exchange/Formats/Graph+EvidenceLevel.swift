import KnowledgeGraph

extension Graph {
    /// The graph by document, with as much evidence as asked for.
    ///
    /// Evidence goes last, for it decides which document a relation belongs to.
    func documents(_ evidence: EvidenceLevel) -> [GraphDocument] {
        guard evidence == .none else { return documents }
        return documents.map { document in
            var document = document
            for index in document.relations.indices { document.relations[index].evidence = [] }
            return document
        }
    }
}
