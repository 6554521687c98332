import RDF
import Testing

@testable import SPARQL

/// Plans and operators against the algebra evaluated by definition.
@Suite struct EvaluationDifferenceTests {
    /// Costs by which all is joined by tables that can be.
    private static let tables = PlanCosts(seek: 1e6, insert: 0, probe: 0, fewRows: 0)

    /// The solutions of a pattern as a bag.
    private func bag(_ solutions: [[Variable: Term]]) -> [[Variable: Term]: Int] {
        Dictionary(solutions.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private func evaluated(
        _ pattern: Algebra, _ variables: [Variable], _ source: any QuadSource, isUnion: Bool,
        costs: PlanCosts
    ) throws -> [[Variable: Term]] {
        let query = Query(form: .select(variables), pattern: .project(pattern, variables))
        var options = EvaluationOptions(defaultGraph: isUnion ? .union : .defaultGraph)
        options.costs = costs
        guard case .solutions(let rows) = try Evaluator(source: source, options: options).run(query) else {
            Issue.record("SELECT yields solutions")
            return []
        }
        return try rows.rest().map { row in
            Dictionary(
                uniqueKeysWithValues: zip(variables, row).compactMap { pair in pair.1.map { (pair.0, $0) } })
        }
    }

    @Test(arguments: 0..<8)
    func randomPatternsHaveTheSolutionsOfTheDefinition(_ part: Int) throws {
        var compared = 0
        for number in 0..<700 {
            let seed = UInt64(part * 1_000_000 + number)
            var random = RandomQueries(seed: seed)
            let quads = random.quads()
            let source = MemoryQuads(quads)
            let pattern = random.pattern(depth: random.below(4))
            let isUnion = random.below(3) == 0
            let variables = pattern.visibleVariables
            let expected: [[Variable: Term]]
            do {
                expected = try ReferenceEvaluator(quads, isUnion: isUnion).solutions(
                    .project(pattern, variables))
            } catch is ReferenceEvaluator.TooMany { continue }
            for costs in [PlanCosts(), Self.tables] {
                let found = try evaluated(pattern, variables, source, isUnion: isUnion, costs: costs)
                let same = bag(found) == bag(expected)
                #expect(same, "seed \(seed): \(found.count) solutions, not \(expected.count), of \(pattern)")
                if !same { return }
            }
            compared += 1
        }
        #expect(compared > 400)
    }
}
