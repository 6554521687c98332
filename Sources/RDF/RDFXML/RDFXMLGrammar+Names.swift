/// What attributes and names stand for.
extension RDFXMLGrammar {
    func attributes(
        of element: XMLElement, allowed: [String], at position: XMLPosition
    ) throws(SyntaxError) -> RDFXMLAttributes {
        try RDFXMLAttributes(element, allowed: allowed, version: options.version, at: position)
    }

    /// `idAttr`, whose values are unique within a base (section 7.2.22, constraint-id).
    mutating func id(
        _ attributes: RDFXMLAttributes, _ scope: RDFXMLScope, at position: XMLPosition
    ) throws(SyntaxError) -> IRI {
        let name = attributes["ID"] ?? ""
        guard XMLCharacters.isNCName(name) else {
            throw SyntaxError(position, found: name, expected: "an XML name without a colon in rdf:ID")
        }
        let iri = try scope.resolve("#" + name, at: position)
        guard usedIDs.insert(iri).inserted else {
            throw SyntaxError(position, found: name, expected: "an rdf:ID that does not occur twice")
        }
        return iri
    }

    mutating func node(
        _ attributes: RDFXMLAttributes, _ attribute: String, at position: XMLPosition
    ) throws(SyntaxError) -> BlankNode {
        let name = attributes[attribute] ?? ""
        guard XMLCharacters.isNCName(name) else {
            throw SyntaxError(
                position, found: name, expected: "an XML name without a colon in rdf:\(attribute)")
        }
        // A name may end in dots, a label may not. Names that then look alike get one underscore more.
        var label = name
        if name.utf8.reversed().first(where: { $0 != ASCII.underscore }) == ASCII.dot { label += "_" }
        return label.withUTF8 { labels.node($0) }
    }

    mutating func reifier(
        _ attributes: RDFXMLAttributes, _ scope: RDFXMLScope, at position: XMLPosition
    ) throws(SyntaxError) -> Resource? {
        switch try attributes.one(of: ["annotation", "annotationNodeID"], at: position) {
        case "annotation": .iri(try scope.resolve(attributes["annotation"] ?? "", at: position))
        case "annotationNodeID": .blank(try node(attributes, "annotationNodeID", at: position))
        default: nil
        }
    }

    /// The IRI of an element or attribute.
    mutating func iri(_ name: String, at position: XMLPosition) throws(SyntaxError) -> IRI {
        var text = name
        let iri = text.withUTF8 { bytes in
            Result { () throws(IRIError) in try names.iri(bytes) }
        }
        switch iri {
        case .success(let iri): return iri
        case .failure(let error):
            throw SyntaxError(
                position, found: name, expected: "a name whose namespace makes it an IRI (\(error))")
        }
    }
}
