import RDF

/// A `SELECT` clause. The other forms have an empty one.
struct SelectClause {
    enum Reduction { case none, distinct, reduced }

    var reduction = Reduction.none
    /// Where `*` stands, if it does.
    var star: QueryToken?
    var items: [SelectItem] = []
    var aggregates: [AggregateBinding] = []
}

/// One column of a `SELECT` clause.
struct SelectItem {
    let variable: Variable
    /// Where the variable stands.
    let place: QueryToken
    var expression: Expression?
    var height = 0
    /// The variables of the expression outside aggregates.
    var plain: [(variable: Variable, token: QueryToken)] = []
}

/// A query or a sub-query as it is read: everything that section 18.2.4 puts together at its end.
struct QueryLevel {
    let select: SelectClause
    var pattern = Algebra.unit
    var height = 1
    /// What the pattern has in scope.
    var scope = VariableScope()

    /// The keys of `GROUP BY`, and the expressions that some stand for.
    var keys: [Variable] = []
    var keyExpressions: [(variable: Variable, expression: Expression)] = []
    var aggregates: [AggregateBinding]
    /// The conditions of `HAVING`, and the variables outside aggregates of these and of `ORDER BY`.
    var having: [Expression] = []
    var plain: [(variable: Variable, token: QueryToken)] = []
    var order: [OrderCondition] = []
    var offset: Int?
    var limit: Int?
    /// `VALUES` at the end.
    var values: (algebra: Algebra, variables: [Variable])?

    init(_ select: SelectClause) {
        self.select = select
        aggregates = select.aggregates
    }

    var isGrouped: Bool { !keys.isEmpty || !aggregates.isEmpty }
}
