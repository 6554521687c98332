import RDF

/// Writes the results of one query as they come, in constant memory.
public protocol ResultsWriter: AnyObject {
    /// Begins a table. Once, before the rows.
    func begin(variables: [Variable]) throws
    /// Writes a solution: for each variable what it is bound to.
    func row(_ terms: [Term?]) throws
    /// Ends the table, and hands everything to the sink.
    func end() throws
    /// Writes the answer to `ASK`, which is all there is then.
    func boolean(_ value: Bool) throws
}

extension ResultsFormat {
    /// A writer of this format; `nil` for a format that this module does not know.
    public func writer(to sink: some ByteSink) -> (any ResultsWriter)? {
        switch self {
        case .json: JSONResultsWriter(to: sink)
        case .xml: XMLResultsWriter(to: sink)
        case .csv: CSVResultsWriter(to: sink)
        case .tsv: TSVResultsWriter(to: sink)
        default: nil
        }
    }
}
