import RDF

/// A term as expressions see it: literals of known datatypes by their value (SPARQL 1.1 Query, section 17).
///
/// It still is the term that it was made of: the lexical form and the datatype are kept where they are not those that
/// a computed value has.
public enum Value: Sendable {
    case iri(IRI)
    case blank(BlankNode)
    /// An `xsd:string`.
    case string(String)
    /// A text in a language.
    indirect case tagged(TaggedText)
    case boolean(Bool, Written?)
    case number(Number, Written?)
    indirect case moment(Moment, Written?)
    indirect case duration(TimeSpan, Written?)
    /// A literal whose datatype is not known, or that has no value of its datatype.
    indirect case other(Literal)
    indirect case triple(Triple)

    /// The literal that a value was read from.
    public final class Written: Sendable {
        let literal: Literal

        init(_ literal: Literal) { self.literal = literal }
    }

    /// A text in a language, perhaps with a direction.
    public struct TaggedText: Sendable {
        var text: String
        var language: String
        var direction: BaseDirection?
    }

    public static let `true` = Value.boolean(true, nil)
    public static let `false` = Value.boolean(false, nil)

    public static func integer(_ value: Int) -> Value { .number(Number(value), nil) }

    // MARK: - Terms

    /// The value of a term.
    public init(_ term: Term) {
        switch term {
        case .iri(let iri): self = .iri(iri)
        case .blank(let node): self = .blank(node)
        case .triple(let triple): self = .triple(triple)
        case .literal(let literal): self.init(literal)
        }
    }

    /// The value of a literal.
    public init(_ literal: Literal) {
        if let datatype = literal.statedDatatype {
            let kind = DatatypeKind(datatype)
            self = kind.flatMap { Self.value(literal.lexical, $0, Written(literal)) } ?? .other(literal)
        } else if let language = literal.language {
            self = .tagged(
                TaggedText(text: literal.lexical, language: language, direction: literal.direction))
        } else {
            self = .string(literal.lexical)
        }
    }

    private static func value(_ text: String, _ kind: DatatypeKind, _ written: Written) -> Value? {
        switch kind {
        case .boolean: return boolean(parsing: text).map { .boolean($0, written) }
        case .integer: return Integer(text).map { .number(.integer($0), written) }
        case .boundedInteger:
            guard !written.literal.isIllTyped else { return nil }
            return Integer(text).map { .number(.integer($0), written) }
        case .decimal: return DecimalNumber(text).map { .number(.decimal($0), written) }
        case .float: return Float(xsd: text).map { .number(.float($0), written) }
        case .double: return Double(xsd: text).map { .number(.double($0), written) }
        case .moment(let kind): return Moment(text, kind).map { .moment($0, written) }
        case .dateTimeStamp:
            guard let moment = Moment(text, .dateTime), moment.timeZone != nil else { return nil }
            return .moment(moment, written)
        case .duration(let kind): return TimeSpan(text, kind).map { .duration($0, written) }
        }
    }

    static func boolean(parsing text: String) -> Bool? {
        switch text {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    /// The term: that which the value was read from, or the canonical one.
    public var term: Term {
        switch self {
        case .iri(let iri): .iri(iri)
        case .blank(let node): .blank(node)
        case .triple(let triple): .triple(triple)
        default: literal.map { .literal($0) } ?? .string("")
        }
    }

    /// The literal, if this is one.
    public var literal: Literal? {
        switch self {
        case .iri, .blank, .triple: nil
        case .string(let text): Literal(text)
        case .tagged(let tagged):
            // The tag was one already.
            (try? Literal(tagged.text, language: tagged.language, direction: tagged.direction))
                ?? Literal(tagged.text)
        case .boolean(let value, let written): written?.literal ?? Literal(value)
        case .number(let number, let written):
            written?.literal ?? Literal(number.lexical, datatype: number.datatype)
        case .moment(let moment, let written):
            written?.literal ?? Literal(moment.lexical, datatype: moment.kind.datatype)
        case .duration(let span, let written):
            written?.literal ?? Literal(span.lexical, datatype: span.kind.datatype)
        case .other(let literal): literal
        }
    }

    /// The number, if this is one.
    var number: Number? { if case .number(let number, _) = self { number } else { nil } }

    var isLiteral: Bool {
        switch self {
        case .iri, .blank, .triple: false
        default: true
        }
    }
}

extension BinaryFloatingPoint where Self: LosslessStringConvertible {
    /// Reads a lexical form of `xsd:double` or `xsd:float`, which are the same; `nil` for any other text. Swift reads
    /// some that they do not have, such as hexadecimal ones.
    init?(xsd text: String) {
        switch text {
        case "INF", "+INF": self = .infinity
        case "-INF": self = -.infinity
        case "NaN": self = .nan
        default:
            let isPlain = text.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
                    UInt8(ascii: "E"):
                    true
                default: false
                }
            }
            guard isPlain else { return nil }
            self.init(text)
        }
    }
}
