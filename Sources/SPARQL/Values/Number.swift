import RDF

/// A numeric value. Operators take two of the same type, to which the lower one in this order is promoted
/// (SPARQL 1.1 Query, section 17.1; XPath 3.1, appendix B.1).
public enum Number: Sendable, Hashable {
    case integer(Integer)
    case decimal(DecimalNumber)
    case float(Float)
    case double(Double)

    init(_ integer: Int) { self = .integer(.small(integer)) }

    /// The nearest double.
    var double: Double {
        switch self {
        case .integer(let value): value.double
        case .decimal(let value): value.double
        case .float(let value): Double(value)
        case .double(let value): value
        }
    }

    /// The nearest float.
    var float: Float {
        switch self {
        case .integer(.small(let word)): Float(word)
        case .integer(let value): Float(value.description) ?? .nan
        case .decimal(let value): Float(value.description) ?? .nan
        case .float(let value): value
        case .double(let value): Float(value)
        }
    }

    /// Exact; `nil` for floats and doubles.
    private var decimal: DecimalNumber? {
        switch self {
        case .integer(let value): DecimalNumber(value)
        case .decimal(let value): value
        case .float, .double: nil
        }
    }

    /// Neither zero nor NaN (section 17.2.2).
    var truth: Bool {
        switch self {
        case .integer(let value): value != .zero
        case .decimal(let value): value != .zero
        case .float(let value): !value.isNaN && !value.isZero
        case .double(let value): !value.isNaN && !value.isZero
        }
    }

    /// The canonical form of its datatype.
    var lexical: String {
        switch self {
        case .integer(let value): value.description
        case .decimal(let value): value.description
        case .float(let value): DecimalDigits.xsdShortest(value)
        case .double(let value): DecimalDigits.xsdShortest(value)
        }
    }

    var datatype: IRI {
        switch self {
        case .integer: Names.integer
        case .decimal: Names.decimal
        case .float: Names.float
        case .double: Names.double
        }
    }

    // MARK: - Operators

    /// `nil` for division by zero and results of too many digits.
    static func compute(_ operation: Expression.Arithmetic, _ a: Number, _ b: Number) -> Number? {
        switch (a, b) {
        case (.integer(let a), .integer(let b)):
            switch operation {
            case .add: (a + b).map { .integer($0) }
            case .subtract: (a - b).map { .integer($0) }
            case .multiply: (a * b).map { .integer($0) }
            // Of integers, a decimal.
            case .divide: (DecimalNumber(a) / DecimalNumber(b)).map { .decimal($0) }
            }
        case (.double, _), (_, .double): .double(apply(operation, a.double, b.double))
        case (.float, _), (_, .float): .float(apply(operation, a.float, b.float))
        default:
            if let a = a.decimal, let b = b.decimal {
                apply(operation, a, b).map { .decimal($0) }
            } else {
                nil
            }
        }
    }

    private static func apply<Value: BinaryFloatingPoint>(
        _ operation: Expression.Arithmetic, _ a: Value, _ b: Value
    ) -> Value {
        switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        }
    }

    private static func apply(
        _ operation: Expression.Arithmetic, _ a: DecimalNumber, _ b: DecimalNumber
    ) -> DecimalNumber? {
        switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        }
    }

    static prefix func - (a: Number) -> Number {
        switch a {
        case .integer(let value): .integer(-value)
        case .decimal(let value): .decimal(-value)
        case .float(let value): .float(-value)
        case .double(let value): .double(-value)
        }
    }

    /// `nil` where one is not a number.
    static func order(_ a: Number, _ b: Number) -> Ordering? {
        switch (a, b) {
        case (.integer(let a), .integer(let b)): return Ordering(a, b)
        case (.double, _), (_, .double): return order(a.double, b.double)
        case (.float, _), (_, .float): return order(a.float, b.float)
        default:
            guard let a = a.decimal, let b = b.decimal else { return nil }
            return Ordering(a, b)
        }
    }

    private static func order<Value: BinaryFloatingPoint>(_ a: Value, _ b: Value) -> Ordering? {
        a.isNaN || b.isNaN ? nil : Ordering(a, b)
    }

    // MARK: - Functions (section 17.4.4)

    var magnitude: Number {
        switch self {
        case .integer(let value): .integer(value.isNegative ? -value : value)
        case .decimal(let value): .decimal(value.isNegative ? -value : value)
        case .float(let value): .float(value.magnitude)
        case .double(let value): .double(value.magnitude)
        }
    }

    /// A whole number of the same type.
    func rounded(_ rule: DecimalNumber.Rounding) -> Number? {
        switch self {
        case .integer: self
        case .decimal(let value): value.rounded(rule).map { .decimal(DecimalNumber($0)) }
        case .float(let value): .float(Self.rounded(value, rule))
        case .double(let value): .double(Self.rounded(value, rule))
        }
    }

    private static func rounded<Value: BinaryFloatingPoint>(
        _ value: Value, _ rule: DecimalNumber.Rounding
    ) -> Value {
        switch rule {
        case .down: return value.rounded(.down)
        case .up: return value.rounded(.up)
        case .towardZero: return value.rounded(.towardZero)
        case .halfUp:
            let down = value.rounded(.down)
            // Adding a half before would round itself.
            let rounded = value - down < 0.5 ? down : down + 1
            // -0.4 and -0 give negative zero.
            return rounded.isZero && value.sign == .minus ? -0.0 : value.isFinite ? rounded : value
        }
    }
}
