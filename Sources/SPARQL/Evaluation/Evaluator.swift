import RDF

/// Answers queries from the quads of a source.
public struct Evaluator {
    let source: any QuadSource
    let options: EvaluationOptions

    /// An evaluator over a source, which it alone uses while an answer is read.
    public init(source: any QuadSource, options: EvaluationOptions = EvaluationOptions()) {
        self.source = source
        self.options = options
    }

    /// Begins to answer a query; solutions and triples are worked out as they are asked for.
    ///
    /// - Throws: ``EvaluationError``, and whatever the source throws.
    public func run(_ query: Query) throws -> QueryResults { fatalError("not written yet") }

    /// The plan of a query as text, an operator a line: what it does, how many rows are expected of it and, with
    /// `running`, how many came.
    ///
    /// - Throws: as ``run(_:)``.
    public func explain(_ query: Query, running: Bool = false) throws -> String { "" }
}
