import RDF

/// The grammar of queries by recursive descent, and the translation to algebra as it goes (SPARQL 1.1 Query,
/// sections 18.2 and 19.8). Each function begins at its first token and ends behind its last.
struct QueryGrammar {
    var lexer: QueryLexer
    var base: IRI?
    /// What each prefix stands for, by its text without the colon.
    var prefixes: [String: Namespace] = [:]
    let wellKnownPrefixes: [Namespace]
    let lowercasesLanguageTags: Bool

    /// How high the algebra or expression read last is.
    var height = 0
    private var nesting = 0
    private var freshCount = 0
    /// The basic graph pattern that each blank node label belongs to: no other may use it (section 19.6).
    var blockOfLabel: [String: Int] = [:]
    private var blockCount = 0
    /// Takes the aggregates of the query level read; `nil` where none may stand.
    var aggregates: AggregateScope?

    init(_ lexer: QueryLexer, _ options: QueryOptions) {
        self.lexer = lexer
        base = options.base
        wellKnownPrefixes = options.wellKnownPrefixes
        lowercasesLanguageTags = options.lowercasesLanguageTags
        for namespace in options.prefixes { prefixes[namespace.prefix.label] = namespace }
    }

    var token: QueryToken { lexer.token }
    var kind: QueryToken.Kind { lexer.token.kind }

    mutating func advance() throws(SyntaxError) { try lexer.advance() }

    // MARK: - Tokens

    /// Whether the token is this keyword, in capitals or not.
    func isWord(_ keyword: String) -> Bool { kind == .word && token.keyword == keyword }

    /// Goes past the token if it is this keyword.
    mutating func take(_ keyword: String) throws(SyntaxError) -> Bool {
        guard isWord(keyword) else { return false }
        try advance()
        return true
    }

    /// Goes past the token if it is of this kind.
    mutating func take(_ mark: QueryToken.Kind) throws(SyntaxError) -> Bool {
        guard kind == mark else { return false }
        try advance()
        return true
    }

    mutating func expect(_ keyword: String) throws(SyntaxError) {
        guard try take(keyword) else { throw error(expected: keyword) }
    }

    /// - Parameter other: what else could stand there.
    mutating func expect(_ mark: QueryToken.Kind, or other: String? = nil) throws(SyntaxError) {
        guard try take(mark) else {
            throw error(expected: (other.map { "\($0) or " } ?? "") + mark.rawValue)
        }
    }

    // MARK: - Names of its own

    /// A variable that the query does not name.
    mutating func fresh(_ kind: String) -> Variable {
        freshCount += 1
        return Variable("\(kind)\(freshCount)", isBlank: true)
    }

    mutating func newBlock() -> Int {
        blockCount += 1
        return blockCount
    }

    // MARK: - Limits

    /// Goes one level down, which ``leave()`` ends.
    mutating func enter() throws(SyntaxError) {
        nesting += 1
        if nesting > QueryOptions.maximumNesting {
            throw error(expected: "no more than \(QueryOptions.maximumNesting) levels inside each other")
        }
    }

    mutating func leave() { nesting -= 1 }

    /// The height of what stands on top of both.
    func above(_ a: Int, _ b: Int = 0) throws(SyntaxError) -> Int {
        let height = max(a, b) + 1
        if height > QueryOptions.maximumHeight {
            throw error(
                expected: "no more than \(QueryOptions.maximumHeight) operators on top of each other")
        }
        return height
    }

    /// The items put together by an operator that is associative, and no higher than need be.
    func balanced<Item>(_ items: [Item], _ join: (Item, Item) -> Item) -> Item? {
        var items = items
        while items.count > 1 {
            items = stride(from: 0, to: items.count, by: 2).map {
                $0 + 1 < items.count ? join(items[$0], items[$0 + 1]) : items[$0]
            }
        }
        return items.first
    }

    /// The height of so many items put together by ``balanced(_:_:)``.
    func above(_ height: Int, balancing count: Int) throws(SyntaxError) -> Int {
        let levels = count < 2 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
        return levels == 0 ? height : try above(height + levels - 1)
    }

    // MARK: - Errors

    /// The token is not what should stand there.
    func error(expected: String) -> SyntaxError { lexer.error(token.range, expected: expected) }

    func error(at token: QueryToken, expected: String) -> SyntaxError {
        lexer.error(token.range, expected: expected)
    }
}

/// The aggregates of one level of a query, and the variables that stand outside them.
struct AggregateScope {
    var bindings: [AggregateBinding] = []
    /// Variables outside aggregates, each where it stands.
    var plain: [(variable: Variable, token: QueryToken)] = []
}

/// The variables in scope (section 18.2.1), in the order of the text. Those without names are none.
struct VariableScope {
    private(set) var variables: [Variable] = []
    private var known: Set<Variable> = []

    mutating func insert(_ variable: Variable) {
        if !variable.isBlank, known.insert(variable).inserted { variables.append(variable) }
    }

    mutating func insert(_ variables: [Variable]) {
        for variable in variables { insert(variable) }
    }

    mutating func insert(_ term: PatternTerm) {
        switch term {
        case .variable(let variable): insert(variable)
        case .term: break
        case .triple(let triple):
            insert(triple.subject)
            insert(triple.predicate)
            insert(triple.object)
        }
    }

    mutating func formUnion(_ other: VariableScope) {
        if variables.isEmpty { self = other } else { insert(other.variables) }
    }

    func contains(_ variable: Variable) -> Bool { known.contains(variable) }
}
