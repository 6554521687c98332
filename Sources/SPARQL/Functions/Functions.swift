import RDF

/// The functions of SPARQL 1.1 Query, section 17.4, by name and number of arguments. Each yields `nil` for a type
/// error.
enum Functions {
    enum Body {
        case unary(@Sendable (Value) -> Value?)
        case binary(@Sendable (Value, Value) -> Value?)
        /// Of any number of arguments, or one that may yield another value when called again.
        case general(@Sendable ([Value], ExpressionContext) -> Value?)
    }

    /// - Returns: ``CompiledExpression/failure`` where there is no such function of so many arguments.
    static func call(_ builtin: Builtin, _ arguments: [CompiledExpression]) -> CompiledExpression {
        switch (builtin, arguments.count) {
        case (.regex, 2...3): PatternFunctions.regex(arguments)
        case (.replace, 3...4): PatternFunctions.replace(arguments)
        default: body(builtin, arguments.count).map { .calling($0, arguments) } ?? .failure
        }
    }

    private static func body(_ builtin: Builtin, _ count: Int) -> Body? {
        switch (builtin, count) {
        case (.concat, _): .general { values, _ in concatenated(values) }
        case (_, 0): nullary[builtin]
        case (_, 1): unary[builtin]
        case (_, 2): binary[builtin]
        case (_, 3): ternary[builtin]
        default: nil
        }
    }

    private static let nullary: [Builtin: Body] = [
        .now: .general { _, context in context.now },
        .rand: .general { _, context in .number(.double(context.random()), nil) },
        .uuid: .general { _, context in (try? IRI("urn:uuid:" + context.uuid())).map { .iri($0) } },
        .struuid: .general { _, context in .string(context.uuid()) },
        .bnode: .general { _, context in .blank(context.freshBlankNode()) },
    ]

    private static let unary: [Builtin: Body] = [
        // Terms
        .isIRI: .unary { if case .iri = $0 { .true } else { .false } },
        .isURI: .unary { if case .iri = $0 { .true } else { .false } },
        .isBlank: .unary { if case .blank = $0 { .true } else { .false } },
        .isLiteral: .unary { truth($0.isLiteral) },
        .isNumeric: .unary { truth($0.number != nil) },
        .isTriple: .unary { if case .triple = $0 { .true } else { .false } },
        .str: .unary { str($0).map { .string($0) } },
        .lang: .unary { language($0).map { .string($0) } },
        .langDir: .unary { direction($0).map { .string($0) } },
        .hasLang: .unary { if case .tagged = $0 { .true } else { .false } },
        .hasLangDir: .unary {
            if case .tagged(let text) = $0, text.direction != nil { .true } else { .false }
        },
        .datatype: .unary { datatype($0).map { .iri($0) } },
        .iri: .general { values, context in iri(values[0], context.base) },
        .uri: .general { values, context in iri(values[0], context.base) },
        .bnode: .general { values, context in
            if case .string(let label) = values[0] { .blank(context.blankNode(label)) } else { nil }
        },
        .subject: .unary { if case .triple(let triple) = $0 { Value(Term(triple.subject)) } else { nil } },
        .predicate: .unary { if case .triple(let triple) = $0 { .iri(triple.predicate) } else { nil } },
        .object: .unary { if case .triple(let triple) = $0 { Value(triple.object) } else { nil } },
        // Numbers
        .abs: .unary { $0.number.map { .number($0.magnitude, nil) } },
        .round: .unary { $0.number?.rounded(.halfUp).map { .number($0, nil) } },
        .ceil: .unary { $0.number?.rounded(.up).map { .number($0, nil) } },
        .floor: .unary { $0.number?.rounded(.down).map { .number($0, nil) } },
        // Strings
        .strlen: .unary { StringLiteral($0).map { .integer($0.text.unicodeScalars.count) } },
        .ucase: .unary { StringLiteral($0)?.mapped { $0.uppercased() } },
        .lcase: .unary { StringLiteral($0)?.mapped { $0.lowercased() } },
        .encodeForURI: .unary { StringLiteral($0).map { .string(PercentEncoding.encode($0.text)) } },
        // Times
        .year: .unary { TimeFunctions.year($0) },
        .month: .unary { TimeFunctions.month($0) },
        .day: .unary { TimeFunctions.day($0) },
        .hours: .unary { TimeFunctions.hours($0) },
        .minutes: .unary { TimeFunctions.minutes($0) },
        .seconds: .unary { TimeFunctions.seconds($0) },
        .timezone: .unary { TimeFunctions.timeZone($0) },
        .tz: .unary { TimeFunctions.timeZoneText($0) },
        // Hashes
        .md5: .unary { hash($0, .md5) },
        .sha1: .unary { hash($0, .sha1) },
        .sha256: .unary { hash($0, .sha256) },
        .sha384: .unary { hash($0, .sha384) },
        .sha512: .unary { hash($0, .sha512) },
    ]

    private static let binary: [Builtin: Body] = [
        .sameTerm: .binary { truth(Value.same($0, $1)) },
        .langMatches: .binary { languageMatches($0, $1) },
        .strdt: .binary { typed($0, $1) },
        .strlang: .binary { tagged($0, $1, direction: nil) },
        .contains: .binary { compared($0, $1) { Bytes.find($1, in: $0) != nil } },
        .strstarts: .binary { compared($0, $1) { Bytes.starts($0, with: $1) } },
        .strends: .binary { compared($0, $1) { Bytes.ends($0, with: $1) } },
        .strbefore: .binary { before($0, $1) },
        .strafter: .binary { after($0, $1) },
        .substr: .binary { substring($0, from: $1, length: nil) },
    ]

    private static let ternary: [Builtin: Body] = [
        .substr: .general { values, _ in substring(values[0], from: values[1], length: values[2]) },
        .strlangdir: .general { values, _ in tagged(values[0], values[1], direction: values[2]) },
        .triple: .general { values, _ in triple(values[0], values[1], values[2]) },
    ]

    private static func truth(_ value: Bool) -> Value { value ? .true : .false }

    /// Of a string without a language.
    private static func hash(_ value: Value, _ function: HashFunction) -> Value? {
        if case .string(let text) = value { .string(function.hexadecimal(text)) } else { nil }
    }
}
