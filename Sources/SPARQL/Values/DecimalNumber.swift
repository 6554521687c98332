/// An `xsd:decimal`, exact. Operations give `nil` where the digits get too many, as ``Integer`` has it.
public struct DecimalNumber: Sendable, Hashable {
    /// The number without its point.
    let coefficient: Integer
    /// How many of its digits stand behind the point. The last of them is never zero.
    let scale: Int32

    /// How many digits behind the point a quotient has that does not end before.
    static let quotientScale = 18

    init(_ integer: Integer) {
        coefficient = integer
        scale = 0
    }

    init(_ integer: Int) { self.init(.small(integer)) }

    /// - Parameter scale: not negative.
    init(coefficient: Integer, scale: Int) {
        var (coefficient, scale) = (coefficient, scale)
        if coefficient == .zero { scale = 0 }
        while scale > 0, let (quotient, remainder) = coefficient.divided(by: .small(10)), remainder == .zero {
            coefficient = quotient
            scale -= 1
        }
        self.coefficient = coefficient
        self.scale = Int32(scale)
    }

    /// `[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)`; `nil` for anything else, and for too many digits.
    init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            guard let integer = Integer(text) else { return nil }
            self.init(integer)
            return
        }
        let fraction = parts[1]
        guard fraction.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let digits = String(decoding: Array(parts[0]) + Array(fraction), as: UTF8.self)
        guard let coefficient = Integer(digits) else { return nil }
        self.init(coefficient: coefficient, scale: fraction.count)
    }

    static let zero = DecimalNumber(0)

    var isNegative: Bool { coefficient.isNegative }

    /// The nearest double.
    var double: Double {
        // Both are exact, and so the quotient is the nearest.
        if case .small(let word) = coefficient, word.magnitude <= 1 << 53, scale < Self.exactPowers.count {
            return Double(word) / Self.exactPowers[Int(scale)]
        }
        return Double(description) ?? .nan
    }

    private static let exactPowers: [Double] = (0...22).map {
        (0..<$0).reduce(1.0) { power, _ in power * 10 }
    }

    // MARK: - Arithmetic

    static prefix func - (a: DecimalNumber) -> DecimalNumber {
        DecimalNumber(coefficient: -a.coefficient, scale: Int(a.scale))
    }

    static func + (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber? {
        guard let (x, y, scale) = aligned(a, b), let sum = x + y else { return nil }
        return DecimalNumber(coefficient: sum, scale: scale)
    }

    static func - (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber? { a + -b }

    static func * (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber? {
        let scale = Int(a.scale) + Int(b.scale)
        guard scale <= Integer.maximumDigits, let product = a.coefficient * b.coefficient else { return nil }
        return DecimalNumber(coefficient: product, scale: scale)
    }

    /// What does not end is cut off behind ``quotientScale`` digits, or as many as an operand has. `nil` for division
    /// by zero, too.
    static func / (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber? {
        let scale = max(quotientScale, Int(max(a.scale, b.scale)))
        guard let dividend = a.coefficient.shifted(by: scale + Int(b.scale - a.scale)),
            let quotient = dividend.divided(by: b.coefficient)?.quotient
        else { return nil }
        return DecimalNumber(coefficient: quotient, scale: scale)
    }

    // MARK: - Whole numbers

    enum Rounding { case down, up, towardZero, halfUp }

    func rounded(_ rule: Rounding) -> Integer? {
        if scale == 0 { return coefficient }
        guard let divisor = Integer.small(1).shifted(by: Int(scale)) else { return nil }
        if rule == .halfUp {
            guard let half = self + DecimalNumber(coefficient: .small(5), scale: 1) else { return nil }
            return half.rounded(.down)
        }
        // There is a fraction, so that the quotient is nearer to zero than the number.
        guard let (quotient, _) = coefficient.divided(by: divisor) else { return nil }
        switch rule {
        case .down where isNegative: return quotient - .small(1)
        case .up where !isNegative: return quotient + .small(1)
        default: return quotient
        }
    }

    /// Both without their points, and how many digits stood behind them.
    private static func aligned(_ a: DecimalNumber, _ b: DecimalNumber) -> (Integer, Integer, Int)? {
        if a.scale == b.scale { return (a.coefficient, b.coefficient, Int(a.scale)) }
        let scale = Int(max(a.scale, b.scale))
        guard let x = a.coefficient.shifted(by: scale - Int(a.scale)),
            let y = b.coefficient.shifted(by: scale - Int(b.scale))
        else { return nil }
        return (x, y, scale)
    }
}

extension DecimalNumber: Comparable {
    public static func < (a: DecimalNumber, b: DecimalNumber) -> Bool {
        if let (x, y, _) = aligned(a, b) { return x < y }
        // With so many digits, the whole parts differ.
        if a.isNegative != b.isNegative { return a.isNegative }
        return a.double < b.double
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// The canonical form (XML Schema 1.1 part 2, appendix E.1): without a point for whole numbers.
    public var description: String {
        guard scale > 0 else { return coefficient.description }
        let digits = coefficient.magnitude.text
        let padding = String(repeating: "0", count: max(0, Int(scale) + 1 - digits.utf8.count))
        let padded = padding + digits
        return (isNegative ? "-" : "") + padded.dropLast(Int(scale)) + "." + padded.suffix(Int(scale))
    }
}
