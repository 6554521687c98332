/// The names in the RDF namespace that are syntax (RDF 1.1 XML Syntax, sections 7.2.2 to 7.2.7).
enum RDFXMLTerms {
    static let coreSyntaxTerms: Set = ["RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype"]
    /// What RDF 1.2 XML Syntax adds to them.
    static let coreSyntaxTerms12: Set = ["annotation", "annotationNodeID", "version"]
    static let oldTerms: Set = ["aboutEach", "aboutEachPrefix", "bagID"]
    /// The attributes that may be written without a namespace (section 6.1.4).
    static let unqualifiedAttributes: Set = ["ID", "about", "resource", "parseType", "type"]

    /// What an IRI in the RDF namespace adds to it.
    static func local(_ iri: String) -> String? {
        let namespace = Namespace.rdf.iri.string.utf8
        guard iri.utf8.starts(with: namespace) else { return nil }
        return String(Substring(iri.utf8.dropFirst(namespace.count)))
    }

    static func isCoreSyntaxTerm(_ local: String, _ version: RDFVersion) -> Bool {
        coreSyntaxTerms.contains(local) || version == .rdf12 && coreSyntaxTerms12.contains(local)
    }

    /// `nodeElementURIs`
    static func isNodeElement(_ local: String, _ version: RDFVersion) -> Bool {
        local != "li" && !isCoreSyntaxTerm(local, version) && !oldTerms.contains(local)
    }

    /// `propertyElementURIs`
    static func isPropertyElement(_ local: String, _ version: RDFVersion) -> Bool {
        local != "Description" && !isCoreSyntaxTerm(local, version) && !oldTerms.contains(local)
    }

    /// `propertyAttributeURIs`
    static func isPropertyAttribute(_ local: String, _ version: RDFVersion) -> Bool {
        local != "li" && isPropertyElement(local, version)
    }
}

extension Known {
    static let xmlLiteral = Namespace.rdf["XMLLiteral"]
    static let statement = Namespace.rdf["Statement"]
    static let subject = Namespace.rdf["subject"]
    static let predicate = Namespace.rdf["predicate"]
    static let object = Namespace.rdf["object"]
}
