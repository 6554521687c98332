import RDF

/// The triples of one basic graph pattern, or of a template, as they are read.
struct PatternBlock {
    /// What tells it from other basic graph patterns.
    let number: Int
    /// Whether it is a template of `CONSTRUCT`, where each blank node is a new one.
    let isTemplate: Bool
    /// Whether property paths may stand in it.
    let allowsPaths: Bool
    var triples: [TriplePattern] = []
    var paths: [(subject: PatternTerm, path: PropertyPath, object: PatternTerm)] = []
    var scope = VariableScope()

    init(number: Int, isTemplate: Bool = false, allowsPaths: Bool = true) {
        self.number = number
        self.isTemplate = isTemplate
        self.allowsPaths = allowsPaths
    }

    mutating func insert(_ subject: PatternTerm, _ predicate: PatternTerm, _ object: PatternTerm) {
        triples.append(TriplePattern(subject, predicate, object))
    }
}

extension QueryGrammar {
    /// Adds a path, as triples as far as it is one of predicates only (section 18.2.2.4).
    mutating func insert(
        _ subject: PatternTerm, _ path: PropertyPath, _ object: PatternTerm, into block: inout PatternBlock
    ) {
        switch path {
        case .predicate(let predicate): block.insert(subject, .term(.iri(predicate)), object)
        case .inverse(let path): insert(object, path, subject, into: &block)
        case .sequence(let first, let second):
            let middle = PatternTerm.variable(fresh("path"))
            insert(subject, first, middle, into: &block)
            insert(middle, second, object, into: &block)
        default: block.paths.append((subject, path, object))
        }
    }
}
