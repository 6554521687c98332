import RDF

/// Reads SPARQL Query Results XML as it comes, with the triple terms and directions of SPARQL 1.2.
public struct XMLResultsReader: ResultsReader {
    public init() {}

    public func read(_ source: some ByteSource, _ receive: (ResultsPart) throws -> Void) throws {
        var source = source
        let tokenizer = XMLTokenizer(maximumTokenLength: ReaderOptions().maximumTokenLength)
        var grammar = XMLResultsGrammar()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.partLength, alignment: 1)
        defer { buffer.deallocate() }
        var isLast = false
        while !isLast {
            let count = try source.read(into: buffer)
            isLast = count == 0
            let part = UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<count])
            var failure: (any Error)?
            let error = tokenizer.read(part, isLast: isLast) { token in
                do {
                    if let part = try grammar.take(token) { try receive(part) }
                } catch {
                    failure = error
                }
                return failure == nil
            }
            if let failure { throw failure }
            if let error { throw error }
        }
    }

    private static let partLength = 1 << 16
}

/// What the elements of SPARQL Query Results XML mean.
private struct XMLResultsGrammar {
    /// A triple term that is open.
    private struct OpenTriple {
        var parts: [String: Term] = [:]
        var part = ""
    }

    private var path: [String] = []
    private var variables: [Variable] = []
    private var columns: [String: Int] = [:]
    private var row: [Term?] = []
    private var column: Int?
    private var element: XMLElement?
    private var text = ""
    private var triples: [OpenTriple] = []

    /// What may stand in what.
    private static let children: [String: Set<String>] = [
        "": ["sparql"], "sparql": ["head", "results", "boolean"], "head": ["variable", "link"],
        "results": ["result"], "result": ["binding"], "binding": terms,
        "triple": ["subject", "predicate", "object"],
        "subject": terms, "predicate": terms, "object": terms,
    ]
    private static let terms: Set<String> = ["uri", "bnode", "literal", "triple"]

    mutating func take(_ token: XMLToken) throws -> ResultsPart? {
        switch token.kind {
        case .start(let element): return try start(element, token.position)
        case .end: return try end(token.position)
        case .text(let more):
            if Self.holdsText(path.last) {
                text += more
            } else if !more.utf8.allSatisfy({ [0x20, 0x9, 0xA, 0xD].contains($0) }) {
                throw SyntaxError(token.position, found: String(more.prefix(40)), expected: "an element")
            }
            return nil
        case .namespace, .comment, .instruction: return nil
        }
    }

    private static func holdsText(_ name: String?) -> Bool {
        name == "uri" || name == "bnode" || name == "literal" || name == "boolean"
    }

    private mutating func start(_ element: XMLElement, _ position: XMLPosition) throws -> ResultsPart? {
        let name = element.name.local
        let allowed = Self.children[path.last ?? ""] ?? []
        guard element.name.namespace == XMLResultsNames.results, allowed.contains(name) else {
            let list = allowed.sorted().joined(separator: ", ")
            throw SyntaxError(
                position, found: name,
                expected: list.isEmpty ? "no element here" : "one of the elements \(list)")
        }
        path.append(name)
        self.element = element
        text = ""
        switch name {
        case "variable":
            let variable = try attribute("name", position)
            columns[variable] = variables.count
            variables.append(Variable(variable))
        case "results": return .variables(variables)
        case "result": row = [Term?](repeating: nil, count: variables.count)
        case "binding":
            let variable = try attribute("name", position)
            column = columns[variable]
            guard column != nil else {
                throw SyntaxError(position, found: variable, expected: "a variable of the head")
            }
        case "triple":
            guard triples.count < ReaderOptions.maximumTripleTermDepth else {
                throw SyntaxError(position, found: name, expected: "fewer triples inside each other")
            }
            triples.append(OpenTriple())
        case "subject", "predicate", "object": triples[triples.count - 1].part = name
        default: break
        }
        return nil
    }

    private mutating func end(_ position: XMLPosition) throws -> ResultsPart? {
        let name = path.popLast() ?? ""
        switch name {
        case "boolean":
            guard let value = Value.boolean(parsing: text.filter { !$0.isWhitespace }) else {
                throw SyntaxError(position, found: text, expected: "true or false")
            }
            return .boolean(value)
        case "result": return .row(row)
        case "uri":
            guard let iri = try? IRI(text) else {
                throw SyntaxError(position, found: text, expected: "an absolute IRI")
            }
            put(.iri(iri))
        case "bnode": put(.blank(ResultsLabels.node(text)))
        case "literal": put(.literal(try literal(position)))
        case "triple":
            let parts = triples.removeLast().parts
            guard let subject = parts["subject"]?.resource, case .iri(let predicate)? = parts["predicate"],
                let object = parts["object"]
            else {
                throw SyntaxError(
                    position, found: "</triple>", expected: "a subject, an IRI as predicate, and an object")
            }
            put(.triple(Triple(subject, predicate, object)))
        default: break
        }
        return nil
    }

    private mutating func put(_ term: Term) {
        if triples.isEmpty {
            if let column { row[column] = term }
        } else {
            triples[triples.count - 1].parts[triples[triples.count - 1].part] = term
        }
    }

    private func literal(_ position: XMLPosition) throws -> Literal {
        if let language = optional("lang", XMLResultsNames.xml) {
            let direction = optional("dir", XMLResultsNames.its)
            let base = direction.flatMap { BaseDirection(rawValue: $0) }
            guard (base == nil) == (direction == nil),
                let literal = try? Literal(text, language: language, direction: base)
            else {
                throw SyntaxError(
                    position, found: language, expected: "a language tag, and ltr or rtl if any")
            }
            return literal
        }
        guard let datatype = optional("datatype", "") else { return Literal(text) }
        guard let iri = try? IRI(datatype) else {
            throw SyntaxError(position, found: datatype, expected: "an absolute IRI")
        }
        return Literal(text, datatype: iri)
    }

    private func optional(_ name: String, _ namespace: String) -> String? {
        element?.attributes.first { $0.name.local == name && $0.name.namespace == namespace }?.value
    }

    private func attribute(_ name: String, _ position: XMLPosition) throws -> String {
        guard let value = optional(name, "") else {
            throw SyntaxError(position, found: element?.name.local ?? "", expected: "an attribute \(name)")
        }
        return value
    }
}
