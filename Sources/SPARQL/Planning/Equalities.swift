import RDF

extension JoinGroup {
    /// Makes filters that say which term a slot has a part of the join, so that the term can be looked up.
    ///
    /// For IRIs and plain strings `=` is the same as being the same term, where the slot is bound.
    mutating func useEqualities(numbering book: TermBook) {
        let bound = parts.reduce(SlotSet()) { $0.union($1.certain) }
        var kept: [Step] = []
        for step in steps {
            if case .filter(let condition) = step.kind,
                let (variable, terms) = condition.expression.choices
            {
                let slot = condition.scope.slot(variable)
                // A number may fail to be given only if the source fails, which it will then do again.
                if bound.contains(slot), let numbers = try? terms.map(book.number) {
                    parts.append(Node(.values([slot], Set(numbers).sorted().map { [$0] })))
                    continue
                }
            }
            kept.append(step)
        }
        steps = kept
    }
}

extension Expression {
    /// A variable and the terms of which it must be one, if that is all the expression says.
    fileprivate var choices: (Variable, [Term])? {
        switch self {
        case .compare(.equal, .variable(let variable), .term(let term)),
            .compare(.equal, .term(let term), .variable(let variable)):
            return term.equalsOnlyItself ? (variable, [term]) : nil
        case .call(.sameTerm, let parts) where parts.count == 2:
            switch (parts[0], parts[1]) {
            case (.variable(let variable), .term(let term)), (.term(let term), .variable(let variable)):
                return (variable, [term])
            default: return nil
            }
        case .isIn(.variable(let variable), let parts):
            var terms: [Term] = []
            for part in parts {
                guard case .term(let term) = part, term.equalsOnlyItself else { return nil }
                terms.append(term)
            }
            return (variable, terms)
        default: return nil
        }
    }
}

extension Term {
    /// Whether `=` is true for this term alone.
    fileprivate var equalsOnlyItself: Bool {
        switch self {
        case .iri: true
        case .literal(let literal): literal.datatype == Literal("").datatype
        case .blank, .triple: false
        }
    }
}
