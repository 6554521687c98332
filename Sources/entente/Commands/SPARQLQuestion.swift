import ArgumentParser
import Exchange
import Foundation
import RDF
import SPARQL

/// `query` with SPARQL: reads the query, asks the graph, writes what comes as it comes.
struct SPARQLQuestion {
    let text: QueryText
    let input: GraphArgument
    let options: SPARQLOptions
    let answer: ResultsOptions
    let common: CommonOptions

    func run() async throws {
        let mapping = try options.mapping(namespace: input.reading.namespace)
        let query = try text.query(
            QueryOptions(version: options.rdfVersion ?? .rdf11, prefixes: mapping.prefixes.namespaces))
        let output = try QueryOutput(query, options, answer, prefixes: mapping.prefixes)
        let hadProblems = try await common.loader.withQuads(input, as: mapping) { source in
            let evaluator = Evaluator(source: source, options: options.evaluation)
            do {
                if options.explain {
                    try output.write(explanation(query, evaluator))
                } else {
                    try output.write(evaluator.run(query))
                }
            } catch let error as EvaluationError {
                throw Failure.work(error.advice)
            }
        }
        if hadProblems { throw ExitCode(1) }
    }

    private func explanation(_ query: Query, _ evaluator: Evaluator) throws -> String {
        let plan = try evaluator.explain(query, running: common.verbose)
        return [("algebra", query.description), ("plan", plan)].map { title, text in
            "\(title)\n\(text.trimmingCharacters(in: .newlines))\n"
        }.joined(separator: "\n")
    }
}

extension EvaluationError {
    /// What happened and which option helps.
    fileprivate var advice: String {
        switch self {
        case .timeLimit: "\(self) (--timeout)"
        case .memoryLimit: "\(self) (--memory-limit)"
        default: "\(self)"
        }
    }
}
