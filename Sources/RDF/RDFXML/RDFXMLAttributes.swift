/// The attributes of an element: those that are syntax, and those that are properties.
struct RDFXMLAttributes {
    /// Attributes of the syntax by their name in the RDF namespace, such as `about`.
    private let syntax: [String: String]
    /// The property attributes (RDF 1.1 XML Syntax, section 7.2.25) as they stand.
    let properties: [(predicate: String, value: String)]

    /// Sorts the attributes of an element (section 6.1.2).
    ///
    /// - Parameter allowed: what of the syntax may stand on this element.
    init(
        _ element: XMLElement, allowed: [String], version: RDFVersion, at position: XMLPosition
    ) throws(SyntaxError) {
        var syntax: [String: String] = [:]
        var properties: [(predicate: String, value: String)] = []
        for (name, value) in element.attributes where !Self.isScope(name, version) {
            var iri = name.iri
            if name.namespace.isEmpty {
                guard RDFXMLTerms.unqualifiedAttributes.contains(name.local) else {
                    throw SyntaxError(position, found: name.local, expected: "an attribute with a namespace")
                }
                iri = Namespace.rdf.iri.string + name.local
            }
            guard let local = RDFXMLTerms.local(iri),
                !RDFXMLTerms.isPropertyAttribute(local, version)
            else {
                properties.append((iri, value))
                continue
            }
            guard allowed.contains(local) else {
                let list = allowed.isEmpty ? "no attribute of RDF" : allowed.map { "rdf:" + $0 }.listed
                throw SyntaxError(position, found: name.qualified, expected: list)
            }
            guard syntax.updateValue(value, forKey: local) == nil else {
                throw SyntaxError(position, found: name.qualified, expected: "rdf:\(local) once")
            }
        }
        self.syntax = syntax
        self.properties = properties
    }

    /// Whether an attribute says something of the element's content rather than of a resource: `xml:lang` and
    /// all other reserved names, and in RDF 1.2 `rdf:version` and what is read of the Internationalization
    /// Tag Set.
    private static func isScope(_ name: XMLName, _ version: RDFVersion) -> Bool {
        if name.isReserved { return true }
        guard version == .rdf12 else { return false }
        return RDFXMLScope.isVersion(name)
            || name.namespace == XMLName.itsNamespace && (name.local == "dir" || name.local == "version")
    }

    subscript(local: String) -> String? { syntax[local] }

    /// The one of several attributes that is there.
    ///
    /// - Throws: ``SyntaxError`` where there are more.
    func one(of locals: [String], at position: XMLPosition) throws(SyntaxError) -> String? {
        let present = locals.filter { syntax[$0] != nil }
        guard present.count <= 1 else {
            throw SyntaxError(
                position, found: present.map { "rdf:" + $0 }.joined(separator: " and "),
                expected: "only one of " + locals.map { "rdf:" + $0 }.listed)
        }
        return present.first
    }
}

extension SyntaxError {
    package init(_ position: XMLPosition, found: String, expected: String) {
        self.init(line: position.line, column: position.column, found: found.excerpt, expected: expected)
    }
}

extension String {
    /// As much of the text as is good for an error message.
    var excerpt: String {
        let start = unicodeScalars.prefix(40)
        return start.endIndex < endIndex ? String(start) + "…" : self
    }
}

extension [String] {
    /// "a, b or c"
    fileprivate var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
