/// Makes up SPARQL queries that make sense over the export vocabulary (docs/rdf.md), the same ones for a seed.
///
/// A query is a walk: it begins at an entity, a statement or a document and adds patterns that join what is
/// there already, so that no two parts are unconnected. What comes out is determined by the data alone: no blank
/// nodes are returned, and `LIMIT` comes with an order of all columns.
struct QueryGenerator {
    /// Terms that occur in the data, as SPARQL writes them.
    struct Pool {
        var entities: [String]
        /// Subject, relation and object of edges.
        var edges: [[String]]
        var documents: [String]
        /// IRIs of relations, as often as they occur.
        var predicates: [String]
        var labels: [String]
    }

    /// What a variable stands for, which decides what can be asked of it.
    private enum Kind: CaseIterable {
        case entity, statement, evidence, selector, document, predicate, text, number

        /// Blank nodes have other names in every program.
        var isReturned: Bool { self != .evidence && self != .selector }
        var isNode: Bool { self != .text && self != .number && self != .predicate }
    }

    private let pool: Pool
    private var random: RandomNumbers
    private var variables: [(name: String, kind: Kind)] = []

    init(pool: Pool, seed: UInt64) {
        self.pool = pool
        random = RandomNumbers(seed: seed)
    }

    static let prefixes = """
        PREFIX ent: <https://w3id.org/entente/>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

        """

    /// The next query, and whether the order of its rows counts.
    mutating func next() -> (text: String, isOrdered: Bool) {
        variables = []
        var body = start()
        for _ in 0..<random.below(4) { body.append(step()) }
        if chance(0.35) { body.append(optional()) }
        if chance(0.2) { body.append(alternatives()) }
        if chance(0.1) { body.append("MINUS { \(step(from: anyNode())) }") }
        if chance(0.15) { body.append(values()) }
        if chance(0.2) { body.append(bind()) }
        if chance(0.3) { body.append(filter()) }
        if chance(0.15) { body = ["{ SELECT * WHERE { \(body.joined(separator: "\n  ")) } }"] }
        return finish(body.joined(separator: "\n  "))
    }

    // MARK: - Patterns

    /// The first pattern, often with a constant, so that answers stay small.
    private mutating func start() -> [String] {
        switch random.below(6) {
        case 0:
            let edge = pick(pool.edges)
            return ["\(edge[0]) \(edge[1]) \(fresh(.entity)) ."]
        case 1:
            let edge = pick(pool.edges)
            return ["\(fresh(.entity)) \(edge[1]) \(edge[2]) ."]
        case 2: return ["\(fresh(.statement)) rdf:predicate \(pick(pool.predicates)) ."]
        case 3: return ["\(fresh(.evidence)) oa:hasSource \(pick(pool.documents)) ."]
        case 4: return ["\(fresh(.entity)) rdfs:label \(pick(pool.labels)) ."]
        default:
            let predicate = pick(pool.predicates)
            return ["GRAPH \(fresh(.document)) { \(fresh(.entity)) \(predicate) \(fresh(.entity)) }"]
        }
    }

    private mutating func step() -> String {
        let from = anyNode()
        return chance(0.1) ? "GRAPH \(fresh(.document)) { \(step(from: from)) }" : step(from: from)
    }

    /// A pattern that goes on from a node.
    private mutating func step(from node: (name: String, kind: Kind)) -> String {
        let name = node.name
        switch node.kind {
        case .entity:
            switch random.below(9) {
            case 0: return edge(name, fresh(.entity))
            case 1: return edge(fresh(.entity), name)
            case 2:
                return "\(name) a \(pick(["ent:Person", "ent:Country", "ent:Organization", "ent:Place"])) ."
            case 3: return "\(name) ent:mentionCount \(fresh(.number)) ."
            case 4: return "\(name) rdfs:label|skos:altLabel \(fresh(.text)) ."
            case 5: return "\(fresh(.statement)) rdf:subject \(name) ."
            case 6: return "\(fresh(.statement)) ent:attributedTo \(name) ."
            case 7: return path(from: name)
            default: return "\(name) rdfs:label \(fresh(.text)) ."
            }
        case .statement:
            switch random.below(7) {
            case 0: return "\(name) rdf:subject \(fresh(.entity)) ; rdf:object \(fresh(.entity)) ."
            case 1: return "\(name) rdf:predicate \(fresh(.predicate)) ."
            case 2: return "\(name) ent:status \(pick(["ent:actual", "ent:possible", "ent:negated"])) ."
            case 3: return "\(name) ent:confidence \(fresh(.number)) ."
            case 4: return "\(name) ent:role \(fresh(.text)) ."
            case 5: return "\(name) prov:wasDerivedFrom/ent:sentence \(fresh(.text)) ."
            default: return "\(name) prov:wasDerivedFrom \(fresh(.evidence)) ."
            }
        case .evidence:
            switch random.below(4) {
            case 0: return "\(name) oa:hasSource \(fresh(.document)) ."
            case 1: return "\(name) ent:sentence \(fresh(.text)) ."
            case 2: return "\(name) ^prov:wasDerivedFrom \(fresh(.statement)) ."
            default: return "\(name) oa:hasSelector \(fresh(.selector)) ."
            }
        case .selector:
            return chance(0.5) ? "\(name) oa:start \(fresh(.number)) ." : "\(name) oa:exact \(fresh(.text)) ."
        case .document:
            return chance(0.5)
                ? "\(name) a \(fresh(.predicate)) ." : "\(fresh(.evidence)) oa:hasSource \(name) ."
        case .predicate, .text, .number: return ""
        }
    }

    /// One relation between two nodes, or any of several. As a union: alternatives of a path yield a solution each
    /// (section 18.4), of which Oxigraph makes one.
    private mutating func edge(_ subject: String, _ object: String) -> String {
        (0..<(1 + random.below(4))).map { _ in "{ \(subject) \(pick(pool.predicates)) \(object) }" }
            .joined(separator: " UNION ")
    }

    private mutating func path(from name: String) -> String {
        let (one, other) = (pick(pool.predicates), pick(pool.predicates))
        let path = pick([
            "\(one)+", "\(one)*", "(\(one)|\(other))+", "\(one)/\(other)", "^\(one)/\(other)",
            "(\(one)/\(other))?",
            "!(\(one)|rdf:type|rdfs:label|skos:altLabel|ent:mentionCount|ent:isoCode)", "(\(one)/^\(one))*",
        ])
        return "\(name) \(path) \(fresh(path.hasPrefix("!") ? .predicate : .entity)) ."
    }

    private mutating func optional() -> String {
        let inner = step(from: anyNode())
        return chance(0.4) ? "OPTIONAL { \(inner) \(filter()) }" : "OPTIONAL { \(inner) }"
    }

    /// Both branches bind the same variable, for the first to be useful later.
    private mutating func alternatives() -> String {
        let node = anyNode()
        let first = step(from: node)
        return "{ \(first) } UNION { \(step(from: node)) }"
    }

    private mutating func values() -> String {
        guard let entity = variables.first(where: { $0.kind == .entity }) else { return "" }
        let terms = (0..<(1 + random.below(6))).map { _ in pick(pool.entities) }
        return "VALUES \(entity.name) { \(terms.joined(separator: " ")) UNDEF }"
    }

    private mutating func bind() -> String {
        let expression: String
        if let text = variables.first(where: { $0.kind == .text }) {
            expression = pick([
                "STRLEN(\(text.name))", "UCASE(\(text.name))", "SUBSTR(\(text.name), 2, 5)",
                "STRBEFORE(\(text.name), \" \")", "REPLACE(\(text.name), \"[aeiou]+\", \"_\")",
                "CONCAT(\(text.name), \"/\", LCASE(\(text.name)))",
                "IF(CONTAINS(\(text.name), \"a\"), 1, 2.5)",
                "MD5(\(text.name))", "COALESCE(1/STRLEN(STRAFTER(\(text.name), \"e\")), -1)",
            ])
        } else if let number = variables.first(where: { $0.kind == .number }) {
            expression = pick([
                "\(number.name) * 2 + 1", "ROUND(\(number.name) / 3)", "\(number.name) > 3",
                "-\(number.name)",
                "CEIL(\(number.name) * 0.7)", "xsd:integer(\(number.name))", "STR(\(number.name))",
            ])
        } else {
            expression = pick([
                "STR(\(anyVariable()))", "isBlank(\(anyVariable()))", "isIRI(\(anyVariable()))",
            ])
        }
        return "BIND(\(expression) AS \(fresh(.text)))"
    }

    private mutating func filter() -> String {
        let variable = pick(variables)
        let name = variable.name
        switch variable.kind {
        case .text:
            return pick([
                "FILTER(CONTAINS(\(name), \"an\"))", "FILTER regex(\(name), \"^[A-M]\")",
                "FILTER regex(\(name), \"(er|ia)$|ST\", \"i\")", "FILTER(STRLEN(\(name)) > 12)",
                "FILTER(\(name) < \"M\")",
                "FILTER(STRSTARTS(STR(\(name)), \"R\") || STRENDS(STR(\(name)), \"s\"))",
            ])
        case .number:
            return pick([
                "FILTER(\(name) > 0.5)", "FILTER(\(name) IN (1, 2, 0.9, 40))", "FILTER(\(name) * 2 <= 3)",
                "FILTER(\(name) != 1 && datatype(\(name)) = xsd:integer)",
            ])
        case .entity:
            let predicate = pick(pool.predicates)
            return pick([
                "FILTER EXISTS { \(name) \(predicate) ?other }",
                "FILTER NOT EXISTS { ?other \(predicate) \(name) }",
                "FILTER(\(name) NOT IN (\(pick(pool.entities)), \(pick(pool.entities))))",
                "FILTER EXISTS { \(name) a ent:Country FILTER(\(name) != \(pick(pool.entities))) }",
                "FILTER(CONTAINS(STR(\(name)), \"e\"))",
            ])
        default:
            return pick([
                "FILTER(BOUND(\(name)))", "FILTER(!isLiteral(\(name)))", "FILTER(STR(\(name)) != \"\")",
            ])
        }
    }

    // MARK: - What becomes of the solutions

    private mutating func finish(_ body: String) -> (text: String, isOrdered: Bool) {
        let columns = variables.filter(\.kind.isReturned).map(\.name)
        guard let first = columns.first else { return (Self.prefixes + "ASK {\n  \(body)\n}", false) }
        let some = Array(columns.prefix(1 + random.below(4)))
        let list = some.joined(separator: " ")
        let rest: (String, Bool)
        switch random.below(10) {
        case 0: rest = ("ASK {\n  \(body)\n}", false)
        case 1:
            let number = variables.first { $0.kind == .number }?.name
            let aggregate = pick(
                ["COUNT(*)", "COUNT(DISTINCT \(first))", "COUNT(\(columns.last ?? first))"]
                    + (number.map { ["SUM(\($0))", "AVG(\($0))", "MIN(\($0))", "MAX(\($0))"] } ?? []))
            rest = ("SELECT (\(aggregate) AS ?value) WHERE {\n  \(body)\n}", false)
        case 2, 3:
            let having = pick(["", " HAVING (COUNT(*) > 1)"])
            rest = (
                "SELECT \(first) (COUNT(*) AS ?count) WHERE {\n  \(body)\n} GROUP BY \(first)\(having)", false
            )
        case 4, 5:
            let keys = some.map { chance(0.3) ? "DESC(\($0))" : $0 }.joined(separator: " ")
            let offset = pick(["", " OFFSET 1"])
            rest = (
                "SELECT DISTINCT \(list) WHERE {\n  \(body)\n} ORDER BY \(keys) LIMIT \(1 + random.below(20))\(offset)",
                true
            )
        case 6: rest = ("SELECT DISTINCT \(list) WHERE {\n  \(body)\n}", false)
        case 7 where variables.contains { $0.kind == .entity }:
            let entity = variables.first { $0.kind == .entity }?.name ?? first
            rest = ("CONSTRUCT { \(entity) ent:found \(columns.last ?? first) } WHERE {\n  \(body)\n}", false)
        default: rest = ("SELECT \(list) WHERE {\n  \(body)\n}", false)
        }
        return (Self.prefixes + rest.0, rest.1)
    }

    // MARK: - Chance

    private mutating func fresh(_ kind: Kind) -> String {
        let name = "?v\(variables.count)"
        variables.append((name, kind))
        return name
    }

    private mutating func anyVariable() -> String { pick(variables).name }

    private mutating func anyNode() -> (name: String, kind: Kind) {
        pick(variables.filter(\.kind.isNode))
    }

    private mutating func chance(_ share: Double) -> Bool { Double(random.below(1_000)) < share * 1_000 }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[random.below(choices.count)]
    }
}

/// SplitMix64: the same numbers everywhere.
struct RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) % UInt64(bound))
    }
}
