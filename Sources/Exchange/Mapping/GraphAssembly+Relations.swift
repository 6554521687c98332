import KnowledgeGraph
import RDF

/// Relations and their evidence.
extension GraphAssembly {
    /// The relation that a node says; `nil` for statements with predicates of others.
    func relation(_ resource: Resource) throws(GraphRDFError) -> Relation? {
        let node = nodes[resource] ?? CollectedNode()
        let place = "the statement \(resource.shown)"
        guard let (subject, predicate, object) = try edge(of: node, at: place) else { return nil }
        var relation = Relation(
            subject: try entity(subject, at: place), predicate: predicate,
            object: try entity(object, at: place))
        if let status = try terms.one(.status, of: node, at: place) {
            guard case .iri(let iri) = status, let known = terms.statuses[iri] else {
                throw GraphRDFError(
                    place,
                    "has the ent:status \(status.shown), not "
                        + RelationStatus.allCases.map { "ent:" + $0.rawValue }.joined(separator: ", "))
            }
            relation.status = known
        }
        relation.role = try terms.text(.role, of: node, at: place)
        if let speaker = try terms.one(.attributedTo, of: node, at: place) {
            relation.attributedTo = try entity(speaker, at: place)
        }
        for value in node.all(.confidence) {
            // As when relations are merged, the surest counts.
            let confidence = try terms.number(value, .confidence, at: place)
            relation.confidence = max(relation.confidence ?? confidence, confidence)
        }
        relation.date = try terms.text(.date, of: node, at: place)
        for value in node.all(.wasDerivedFrom) {
            guard let part = value.resource.flatMap({ nodes[$0] }), part.isEvidence else { continue }
            relation.evidence.append(try evidence(part, at: "evidence of \(place)"))
        }
        return relation
    }

    /// Subject, predicate and object, of a statement or a reifier.
    private func edge(
        of node: CollectedNode, at place: String
    ) throws(GraphRDFError) -> (Term, Predicate, Term)? {
        var reified: [(Term, Predicate, Term)] = []
        for case .triple(let triple) in node.all(.reifies) {
            guard let predicate = terms.predicates[triple.predicate] else { continue }
            reified.append((Term(triple.subject), predicate, triple.object))
        }
        if let first = reified.first {
            guard reified.count == 1 else { throw GraphRDFError(place, "reifies \(reified.count) relations") }
            return first
        }
        if node.has(.reifies), !node.has(.predicate) { return nil }
        guard case .iri(let iri) = try terms.required(.predicate, of: node, at: place),
            let predicate = terms.predicates[iri]
        else { return nil }
        return (
            try terms.required(.subject, of: node, at: place), predicate,
            try terms.required(.object, of: node, at: place)
        )
    }

    private func evidence(_ node: CollectedNode, at place: String) throws(GraphRDFError) -> Evidence {
        let source = try terms.required(.hasSource, of: node, at: place)
        guard let document = source.resource.flatMap({ documentIDs[$0] }) else {
            throw GraphRDFError(place, "has the oa:hasSource \(source.shown), which is no document")
        }
        var range: Range<Int>?
        var quote: String?
        for value in node.all(.hasSelector) {
            guard let selector = value.resource.flatMap({ nodes[$0] }) else { continue }
            if selector.classes.contains(.position) {
                guard range == nil else { throw GraphRDFError(place, "has two oa:TextPositionSelector") }
                range = try self.range(selector, at: place)
            } else if selector.classes.contains(.quote) {
                guard quote == nil else { throw GraphRDFError(place, "has two oa:TextQuoteSelector") }
                quote = try terms.text(.exact, of: selector, at: place)
            }
        }
        guard let range else { throw GraphRDFError(place, "has no oa:TextPositionSelector") }
        return Evidence(
            document: document, range: range, quote: quote ?? "",
            sentence: try terms.text(.sentence, of: node, at: place) ?? "")
    }

    private func range(_ selector: CollectedNode, at place: String) throws(GraphRDFError) -> Range<Int> {
        let start = try terms.required(.start, of: selector, at: place)
        let end = try terms.required(.end, of: selector, at: place)
        let lower = try terms.wholeNumber(start, .start, at: place)
        let upper = try terms.wholeNumber(end, .end, at: place)
        guard lower <= upper else { throw GraphRDFError(place, "runs backwards, from \(lower) to \(upper)") }
        return lower..<upper
    }
}

/// Values as they should be.
extension ReadingTerms {
    typealias Property = CollectedNode.Property

    /// The one value of a property, if it has any.
    func one(_ property: Property, of node: CollectedNode, at place: String) throws(GraphRDFError) -> Term? {
        let values = node.all(property)
        guard values.count < 2 else {
            throw GraphRDFError(
                place, "has two values of \(name(property)), \(values[0].shown) and \(values[1].shown)")
        }
        return values.first
    }

    func required(_ property: Property, of node: CollectedNode, at place: String) throws(GraphRDFError)
        -> Term
    {
        guard let value = try one(property, of: node, at: place) else {
            throw GraphRDFError(place, "has no \(name(property))")
        }
        return value
    }

    /// The one text that is the value of a property.
    func text(_ property: Property, of node: CollectedNode, at place: String) throws(GraphRDFError) -> String?
    {
        guard let value = try one(property, of: node, at: place) else { return nil }
        guard case .literal(let literal) = value else {
            throw GraphRDFError(place, "has the \(name(property)) \(value.shown), which is no text")
        }
        return literal.lexical
    }

    /// A whole number from 0.
    func wholeNumber(_ value: Term, _ property: Property, at place: String) throws(GraphRDFError) -> Int {
        guard case .literal(let literal) = value, let number = Int(literal.lexical), number >= 0 else {
            throw GraphRDFError(
                place, "has the \(name(property)) \(value.shown), which is no whole number from 0")
        }
        return number
    }

    func number(_ value: Term, _ property: Property, at place: String) throws(GraphRDFError) -> Double {
        guard case .literal(let literal) = value, let number = Double(literal.lexical), number.isFinite else {
            throw GraphRDFError(place, "has the \(name(property)) \(value.shown), which is no number")
        }
        return number
    }
}
