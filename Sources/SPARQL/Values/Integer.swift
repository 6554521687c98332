/// An `xsd:integer`: a machine word where that holds it, else all its digits.
///
/// Operations give `nil` for results of more than ``maximumDigits`` digits, so that no query computes without end.
public enum Integer: Sendable, Hashable {
    case small(Int)
    /// Never a number that a word holds.
    case large(LargeInteger)

    /// How many digits a number may have.
    public static let maximumDigits = 4096

    /// `[+-]?[0-9]+`; `nil` for anything else, and for too many digits.
    init?(_ text: some StringProtocol) {
        if let word = Int(text) {
            self = .small(word)
            return
        }
        var digits = Array(text.utf8)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        guard !digits.isEmpty, digits.count <= Self.maximumDigits,
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.init(Magnitude(digits: digits), isNegative: isNegative)
    }

    init(_ magnitude: Magnitude, isNegative: Bool) {
        if let word = magnitude.word {
            if isNegative, word <= Int.min.magnitude {
                self = .small(word == Int.min.magnitude ? Int.min : -Int(word))
                return
            }
            if !isNegative, word <= Int.max.magnitude {
                self = .small(Int(word))
                return
            }
        }
        self = .large(LargeInteger(isNegative: isNegative, magnitude: magnitude))
    }

    static let zero = Integer.small(0)

    var isNegative: Bool {
        switch self {
        case .small(let word): word < 0
        case .large(let large): large.isNegative
        }
    }

    var magnitude: Magnitude {
        switch self {
        case .small(let word): Magnitude(word.magnitude)
        case .large(let large): large.magnitude
        }
    }

    /// The nearest double.
    var double: Double {
        switch self {
        case .small(let word): Double(word)
        case .large: Double(description) ?? .nan
        }
    }

    // MARK: - Arithmetic

    static prefix func - (a: Integer) -> Integer {
        if case .small(let word) = a, word != .min { return .small(-word) }
        return Integer(a.magnitude, isNegative: !a.isNegative)
    }

    static func + (a: Integer, b: Integer) -> Integer? {
        if case .small(let x) = a, case .small(let y) = b {
            let (sum, overflow) = x.addingReportingOverflow(y)
            if !overflow { return .small(sum) }
        }
        let (x, y) = (a.magnitude, b.magnitude)
        if a.isNegative == b.isNegative { return limited(x + y, isNegative: a.isNegative) }
        return x < y
            ? Integer(y - x, isNegative: b.isNegative) : Integer(x - y, isNegative: a.isNegative)
    }

    static func - (a: Integer, b: Integer) -> Integer? {
        if case .small(let x) = a, case .small(let y) = b {
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            if !overflow { return .small(difference) }
        }
        return a + -b
    }

    static func * (a: Integer, b: Integer) -> Integer? {
        if case .small(let x) = a, case .small(let y) = b {
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            if !overflow { return .small(product) }
        }
        return limited(a.magnitude * b.magnitude, isNegative: a.isNegative != b.isNegative)
    }

    /// Towards zero; `nil` for division by zero.
    func divided(by divisor: Integer) -> (quotient: Integer, remainder: Integer)? {
        if divisor == .zero { return nil }
        if case .small(let x) = self, case .small(let y) = divisor {
            let (quotient, overflow) = x.dividedReportingOverflow(by: y)
            if !overflow { return (.small(quotient), .small(x % y)) }
        }
        let (quotient, remainder) = magnitude.divided(by: divisor.magnitude)
        return (
            Integer(quotient, isNegative: isNegative != divisor.isNegative),
            Integer(remainder, isNegative: isNegative)
        )
    }

    /// Times a power of ten.
    func shifted(by zeros: Int) -> Integer? {
        if zeros == 0 { return self }
        if case .small(let word) = self {
            if word == 0 { return self }
            if zeros < Self.powersOfTen.count {
                let (product, overflow) = word.multipliedReportingOverflow(by: Self.powersOfTen[zeros])
                if !overflow { return .small(product) }
            }
        }
        guard zeros <= Self.maximumDigits else { return nil }
        return Self.limited(magnitude.shifted(by: zeros), isNegative: isNegative)
    }

    /// All that a word holds.
    static let powersOfTen: [Int] = (0..<19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    private static func limited(_ magnitude: Magnitude, isNegative: Bool) -> Integer? {
        guard magnitude.limbs.count * Magnitude.digitsPerLimb <= maximumDigits + Magnitude.digitsPerLimb
        else {
            return nil
        }
        return Integer(magnitude, isNegative: isNegative)
    }
}

/// A sign and digits that no machine word holds.
public struct LargeInteger: Sendable, Hashable {
    let isNegative: Bool
    let magnitude: Magnitude
}

extension Integer: Comparable {
    public static func < (a: Integer, b: Integer) -> Bool {
        if case .small(let x) = a, case .small(let y) = b { return x < y }
        if a.isNegative != b.isNegative { return a.isNegative }
        return a.isNegative ? b.magnitude < a.magnitude : a.magnitude < b.magnitude
    }
}

extension Integer: CustomStringConvertible {
    /// The canonical form.
    public var description: String {
        switch self {
        case .small(let word): String(word)
        case .large(let large): (large.isNegative ? "-" : "") + large.magnitude.text
        }
    }
}
