/// Lays out the elements of an RDF/XML document, one triple after the other.
struct RDFXMLBody {
    var names: RDFXMLNames
    private var declared: Set<Prefix> = []
    /// Whose description is open.
    private var subject: Resource?

    init(names: RDFXMLNames) { self.names = names }

    mutating func start(
        declaring namespaces: [Namespace], to output: inout some TextOutputStream
    ) throws(RDFXMLWriterError) {
        declared = Set(namespaces.map(\.prefix))
        output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")
        for namespace in namespaces { output.write("\n    " + (try declaration(of: namespace))) }
        output.write(">\n")
    }

    mutating func write(
        _ triple: Triple, to output: inout some TextOutputStream
    ) throws(RDFXMLWriterError) {
        let property = try property(triple, indent: 8)
        if triple.subject != subject {
            let about = try attribute("about", "nodeID", triple.subject)
            closeDescription(to: &output)
            output.write("    <rdf:Description\(about)>\n")
            subject = triple.subject
        }
        output.write(property)
    }

    mutating func end(to output: inout some TextOutputStream) {
        closeDescription(to: &output)
        output.write("</rdf:RDF>\n")
    }

    private mutating func closeDescription(to output: inout some TextOutputStream) {
        if subject != nil { output.write("    </rdf:Description>\n") }
        subject = nil
    }

    /// A property element. Calls itself for triple terms, which are as deep as their value.
    private mutating func property(_ triple: Triple, indent: Int) throws(RDFXMLWriterError) -> String {
        let name = try names.name(of: triple.predicate)
        let margin = String(repeating: " ", count: indent)
        var start = margin + "<" + name.qualified
        if !declared.contains(name.namespace.prefix) {
            start += " " + (try declaration(of: name.namespace))
        }
        switch triple.object {
        case .iri(let iri): return start + (try attribute("resource", "nodeID", .iri(iri))) + "/>\n"
        case .blank(let node): return start + (try attribute("resource", "nodeID", .blank(node))) + "/>\n"
        case .literal(let literal):
            let text = try escaped(literal.lexical, .content, in: literal.lexical)
            return start + (try attributes(of: literal)) + ">" + text + "</" + name.qualified + ">\n"
        case .triple(let term):
            let about = try attribute("about", "nodeID", term.subject)
            return start + " rdf:version=\"1.2\" rdf:parseType=\"Triple\">\n"
                + margin + "    <rdf:Description" + about + ">\n"
                + (try property(term, indent: indent + 8))
                + margin + "    </rdf:Description>\n" + margin + "</" + name.qualified + ">\n"
        }
    }

    /// The attribute that names a resource.
    private func attribute(
        _ iriAttribute: String, _ blankAttribute: String, _ resource: Resource
    ) throws(RDFXMLWriterError) -> String {
        switch resource {
        case .iri(let iri): " rdf:\(iriAttribute)=\"\(try escaped(iri.string))\""
        case .blank(let node): " rdf:\(blankAttribute)=\"\(Self.name(of: node))\""
        }
    }

    /// A label may start with a digit, an XML name may not. Labels that then look alike get one underscore more.
    private static func name(of node: BlankNode) -> String {
        let first = node.label.unicodeScalars.first { $0 != "_" }
        return first?.isASCIIDigit ?? false ? "_" + node.label : node.label
    }

    private func attributes(of literal: Literal) throws(RDFXMLWriterError) -> String {
        if let language = literal.language {
            let tag = " xml:lang=\"\(language)\""
            guard let direction = literal.direction else { return tag }
            return tag + " xmlns:its=\"\(XMLName.itsNamespace)\" its:version=\"2.0\""
                + " its:dir=\"\(direction.rawValue)\" rdf:version=\"1.2\""
        }
        if literal.datatype == Known.string { return "" }
        return " rdf:datatype=\"\(try escaped(literal.datatype.string))\""
    }

    private func declaration(of namespace: Namespace) throws(RDFXMLWriterError) -> String {
        let prefix = namespace.prefix.label
        return (prefix.isEmpty ? "xmlns" : "xmlns:" + prefix) + "=\"\(try escaped(namespace.iri.string))\""
    }

    private func escaped(_ iri: String) throws(RDFXMLWriterError) -> String {
        try escaped(iri, .attribute, in: iri)
    }

    private func escaped(
        _ text: String, _ escapes: XMLEscapes, in literal: String
    ) throws(RDFXMLWriterError) -> String {
        do throws(XMLEscapes.Unwritable) {
            return try escapes.escaped(text)
        } catch {
            throw .character(error.scalar, in: literal)
        }
    }
}
