/// The grammar of RDF/XML (RDF 1.1 XML Syntax, section 7.2; RDF 1.2 XML Syntax), fed with tokens.
///
/// Open elements stand on a stack of their own, so that no document is too deep.
struct RDFXMLGrammar {
    /// The triples that the tokens gave so far and that nobody took yet.
    private(set) var triples: [Triple] = []

    let options: ReaderOptions
    private var stack: [Level]
    /// The text of the innermost property element.
    private var text = ""
    /// The content of the innermost property element with `rdf:parseType="Literal"`.
    private var literal = ExclusiveXML()
    /// For each property element with `rdf:parseType="Triple"` that is open, the triple inside it.
    private var tripleTerms: [Triple?] = []
    var labels: BlankNodeLabels
    /// What `rdf:ID` has named.
    var usedIDs: Set<IRI> = []
    var names = IRICache()

    /// An open element.
    private struct Level {
        let scope: RDFXMLScope
        var content: Content
    }

    /// What may stand in an element.
    private enum Content {
        /// The document element, `rdf:RDF` or a node element.
        case document
        /// `nodeElementList` in `rdf:RDF`.
        case nodes
        /// `propertyEltList`; `li` counts the `rdf:li` so far.
        case properties(of: Resource, li: Int)
        /// One node element or text: `resourcePropertyElt` or `literalPropertyElt`.
        case object(Statement, datatype: IRI?, hasNode: Bool)
        /// Nothing: `emptyPropertyElt`.
        case nothing
        /// `nodeElementList` of a collection, whose last cell is at hand.
        case items(Statement, last: BlankNode?)
        /// Any XML.
        case literal(Statement)
        /// One node element that makes one triple.
        case triple(Statement, hasNode: Bool)
        /// Anything, without meaning.
        case ignored
    }

    /// What a property element says, but for the object.
    private struct Statement {
        let subject: Resource
        let predicate: IRI
        /// What reifies it in the way of RDF 1.1: `rdf:ID`.
        let id: IRI?
        /// What reifies it in the way of RDF 1.2: `rdf:annotation` or `rdf:annotationNodeID`.
        let reifier: Resource?
    }

    init(options: ReaderOptions) {
        self.options = options
        stack = [Level(scope: RDFXMLScope(options: options), content: .document)]
        labels = BlankNodeLabels(document: options.document)
    }

    /// Hands over the triples so far.
    mutating func takeTriples() -> [Triple] {
        defer { triples.removeAll(keepingCapacity: true) }
        return triples
    }

    mutating func take(_ token: XMLToken) throws(SyntaxError) {
        switch token.kind {
        case .namespace: break
        case .start(let element): try start(element, at: token.position)
        case .end: try end(at: token.position)
        case .text(let text): try add(text, at: token.position)
        case .comment(let comment):
            if case .literal = top.content { literal.add(comment: comment) }
        case .instruction(let target, let data):
            if case .literal = top.content { literal.add(instruction: target, data: data) }
        }
        guard literal.text.utf8.count <= options.maximumTokenLength else {
            throw tooLong(literal.text, at: token.position)
        }
    }

    private var top: Level { stack[stack.count - 1] }

    // MARK: - Elements

    private mutating func start(_ element: XMLElement, at position: XMLPosition) throws(SyntaxError) {
        if case .literal = top.content { return literal.start(element) }
        if case .ignored = top.content { return push(.ignored, top.scope) }
        if element.name.isReserved {
            guard stack.count > 1 else {
                throw SyntaxError(
                    position, found: element.name.qualified, expected: "rdf:RDF or a node element")
            }
            return push(.ignored, top.scope)
        }
        let scope = try top.scope.entering(element, version: options.version, at: position)
        switch top.content {
        case .document where RDFXMLTerms.local(element.name.iri) == "RDF":
            let attributes = try attributes(of: element, allowed: [], at: position)
            if let property = attributes.properties.first {
                throw SyntaxError(position, found: property.predicate, expected: "no property on rdf:RDF")
            }
            push(.nodes, scope)
        case .document, .nodes:
            _ = try nodeElement(element, scope, at: position)
        case .triple(let statement, let hasNode):
            guard !hasNode else { throw oneTriple(found: "<\(element.name.qualified)", position) }
            stack[stack.count - 1].content = .triple(statement, hasNode: true)
            _ = try nodeElement(element, scope, at: position)
        case .properties(let subject, let li):
            try propertyElement(element, of: subject, li: li, scope, at: position)
        case .object(let statement, let datatype, let hasNode):
            guard datatype == nil, !hasNode, XMLCharacters.isWhitespace(text) else {
                let expected =
                    hasNode
                    ? "one node element in a property element"
                    : datatype == nil ? "text or a node element, not both" : "text, which has a datatype"
                throw SyntaxError(position, found: "<\(element.name.qualified)", expected: expected)
            }
            text = ""
            stack[stack.count - 1].content = .object(statement, datatype: nil, hasNode: true)
            let object = try nodeElement(element, scope, at: position)
            try add(statement, Term(object), at: position)
        case .items(let statement, let last):
            let cell = labels.fresh()
            stack[stack.count - 1].content = .items(statement, last: cell)
            if let last {
                try add(Triple(.blank(last), Known.rest, .blank(cell)), at: position)
            } else {
                try add(statement, .blank(cell), at: position)
            }
            let item = try nodeElement(element, scope, at: position)
            try add(Triple(.blank(cell), Known.first, Term(item)), at: position)
        case .nothing:
            throw SyntaxError(
                position, found: "<\(element.name.qualified)", expected: "an empty property element")
        case .literal, .ignored:
            break
        }
    }

    private mutating func end(at position: XMLPosition) throws(SyntaxError) {
        if case .literal = top.content, literal.isOpen { return literal.end() }
        let level = stack.removeLast()
        switch level.content {
        case .object(let statement, let datatype, hasNode: false):
            let literal = datatype.map { Literal(text, datatype: $0) } ?? level.scope.literal(text)
            if options.refusesIllTypedLiterals, literal.isIllTyped {
                throw SyntaxError(
                    position, found: text.excerpt, expected: "a form of the datatype \(literal.datatype)")
            }
            try add(statement, .literal(literal), at: position)
        case .items(let statement, let last):
            if let last {
                try add(Triple(.blank(last), Known.rest, .iri(Known.emptyList)), at: position)
            } else {
                try add(statement, .iri(Known.emptyList), at: position)
            }
        case .literal(let statement):
            let object = Literal(literal.text, datatype: Known.xmlLiteral)
            literal = ExclusiveXML()
            try add(statement, .literal(object), at: position)
        case .triple(let statement, _):
            guard let triple = tripleTerms.removeLast() else { throw oneTriple(found: "none", position) }
            try add(statement, .triple(triple), at: position)
        default: break
        }
    }

    private mutating func add(_ characters: String, at position: XMLPosition) throws(SyntaxError) {
        switch top.content {
        case .literal: literal.add(text: characters)
        case .ignored: break
        case .object(_, _, hasNode: false):
            text += characters
            if text.utf8.count > options.maximumTokenLength { throw tooLong(text, at: position) }
        case .nothing:
            throw SyntaxError(
                position, found: characters, expected: "an empty property element")
        default:
            guard XMLCharacters.isWhitespace(characters) else {
                throw SyntaxError(position, found: characters, expected: "an element, no text")
            }
        }
    }

    private mutating func push(_ content: Content, _ scope: RDFXMLScope) {
        stack.append(Level(scope: scope, content: content))
    }

    // MARK: - Productions

    /// `nodeElement` up to its children; gives the subject.
    private mutating func nodeElement(
        _ element: XMLElement, _ scope: RDFXMLScope, at position: XMLPosition
    ) throws(SyntaxError) -> Resource {
        let local = RDFXMLTerms.local(element.name.iri)
        guard local.map({ RDFXMLTerms.isNodeElement($0, options.version) }) ?? true else {
            throw SyntaxError(position, found: element.name.qualified, expected: "a node element")
        }
        let attributes = try attributes(of: element, allowed: ["ID", "nodeID", "about"], at: position)
        let subject: Resource =
            switch try attributes.one(of: ["ID", "nodeID", "about"], at: position) {
            case "ID": .iri(try id(attributes, scope, at: position))
            case "nodeID": .blank(try node(attributes, "nodeID", at: position))
            case "about": .iri(try scope.resolve(attributes["about"] ?? "", at: position))
            default: .blank(labels.fresh())
            }
        push(.properties(of: subject, li: 0), scope)
        if local != "Description" {
            let type = try iri(element.name.iri, at: position)
            try add(Triple(subject, Known.type, .iri(type)), at: position)
        }
        try addProperties(attributes, of: subject, scope, at: position)
        return subject
    }

    /// `propertyElt` up to its children.
    private mutating func propertyElement(
        _ element: XMLElement, of subject: Resource, li: Int, _ scope: RDFXMLScope, at position: XMLPosition
    ) throws(SyntaxError) {
        var name = element.name.iri
        if let local = RDFXMLTerms.local(name) {
            guard RDFXMLTerms.isPropertyElement(local, options.version) else {
                throw SyntaxError(position, found: element.name.qualified, expected: "a property element")
            }
            if local == "li" {
                name = Namespace.rdf.iri.string + "_\(li + 1)"
                stack[stack.count - 1].content = .properties(of: subject, li: li + 1)
            }
        }
        var allowed = ["ID", "parseType", "resource", "nodeID", "datatype"]
        if options.version == .rdf12 { allowed += ["annotation", "annotationNodeID"] }
        let attributes = try attributes(of: element, allowed: allowed, at: position)
        let statement = Statement(
            subject: subject, predicate: try iri(name, at: position),
            id: attributes["ID"] == nil ? nil : try id(attributes, scope, at: position),
            reifier: try reifier(attributes, scope, at: position))
        let kind = try attributes.one(of: ["parseType", "resource", "nodeID", "datatype"], at: position)
        if kind == "parseType" || kind == "datatype", let property = attributes.properties.first {
            throw SyntaxError(
                position, found: property.predicate, expected: "no property beside rdf:\(kind ?? "")")
        }
        switch kind {
        case "parseType":
            try parseType(attributes["parseType"] ?? "", statement, scope, at: position)
        case "datatype":
            let datatype = try scope.resolve(attributes["datatype"] ?? "", at: position)
            guard datatype != Known.langString, options.version == .rdf11 || datatype != Known.dirLangString
            else {
                throw SyntaxError(
                    position, found: datatype.string, expected: "a datatype that needs no language")
            }
            push(.object(statement, datatype: datatype, hasNode: false), scope)
            text = ""
        case nil where attributes.properties.isEmpty:
            push(.object(statement, datatype: nil, hasNode: false), scope)
            text = ""
        default:
            // emptyPropertyElt
            let object: Resource =
                switch kind {
                case "resource": .iri(try scope.resolve(attributes["resource"] ?? "", at: position))
                case "nodeID": .blank(try node(attributes, "nodeID", at: position))
                default: .blank(labels.fresh())
                }
            push(.nothing, scope)
            try add(statement, Term(object), at: position)
            try addProperties(attributes, of: object, scope, at: position)
        }
    }

    private mutating func parseType(
        _ type: String, _ statement: Statement, _ scope: RDFXMLScope, at position: XMLPosition
    ) throws(SyntaxError) {
        switch type {
        case "Resource":
            let node = labels.fresh()
            push(.properties(of: .blank(node), li: 0), scope)
            try add(statement, .blank(node), at: position)
        case "Collection":
            push(.items(statement, last: nil), scope)
        case "Triple" where options.version == .rdf12:
            // Those who did not announce RDF 1.2 get no triple term.
            guard scope.announced == .rdf12 else { return push(.ignored, scope) }
            guard tripleTerms.count < ReaderOptions.maximumTripleTermDepth else {
                throw SyntaxError(
                    position, found: "rdf:parseType=\"Triple\"",
                    expected: "at most \(ReaderOptions.maximumTripleTermDepth) triple terms in each other")
            }
            tripleTerms.append(nil)
            push(.triple(statement, hasNode: false), scope)
        default:
            literal = ExclusiveXML()
            push(.literal(statement), scope)
        }
    }

    // MARK: - Triples

    private mutating func add(
        _ statement: Statement, _ object: Term, at position: XMLPosition
    ) throws(SyntaxError) {
        let triple = Triple(statement.subject, statement.predicate, object)
        try add(triple, at: position)
        if let id = statement.id {
            // Section 7.3.
            try add(Triple(.iri(id), Known.type, .iri(Known.statement)), at: position)
            try add(Triple(.iri(id), Known.subject, Term(statement.subject)), at: position)
            try add(Triple(.iri(id), Known.predicate, .iri(statement.predicate)), at: position)
            try add(Triple(.iri(id), Known.object, object), at: position)
        }
        if let reifier = statement.reifier {
            try add(Triple(reifier, Known.reifies, .triple(triple)), at: position)
        }
    }

    private mutating func addProperties(
        _ attributes: RDFXMLAttributes, of subject: Resource, _ scope: RDFXMLScope, at position: XMLPosition
    ) throws(SyntaxError) {
        for (name, value) in attributes.properties {
            let predicate = try iri(name, at: position)
            let object: Term =
                predicate == Known.type
                ? .iri(try scope.resolve(value, at: position)) : .literal(scope.literal(value))
            try add(Triple(subject, predicate, object), at: position)
        }
    }

    private mutating func add(_ triple: Triple, at position: XMLPosition) throws(SyntaxError) {
        guard let innermost = tripleTerms.indices.last else { return triples.append(triple) }
        guard tripleTerms[innermost] == nil else { throw oneTriple(found: "a second one", position) }
        tripleTerms[innermost] = triple
    }

    private func oneTriple(found: String, _ position: XMLPosition) -> SyntaxError {
        SyntaxError(
            position, found: found, expected: "one node element with one triple in rdf:parseType=\"Triple\"")
    }

    // MARK: - Errors

    private func tooLong(_ text: String, at position: XMLPosition) -> SyntaxError {
        SyntaxError(
            position, found: text,
            expected: "a literal of at most \(options.maximumTokenLength) bytes")
    }
}
