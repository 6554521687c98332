/// A double's magnitude in decimal, as ECMAScript and XML Schema write it.
package struct DecimalDigits {
    /// ASCII, without zeros at either end; empty for zero.
    private var digits: [UInt8]
    /// The power of ten that the first digit counts.
    private var exponent: Int

    /// `Number::toString` of ECMAScript, which RFC 8785, section 3.2.2.3, prescribes.
    static func ecmaScript(_ value: Double) -> String {
        let decimal = DecimalDigits(shortest: value.magnitude.description)
        guard !decimal.digits.isEmpty else { return "0" }
        let sign = value < 0 ? "-" : ""
        let digits = decimal.text
        let point = decimal.exponent + 1
        switch point {
        case digits.utf8.count...21 where point > 0:
            return sign + digits + zeros(point - digits.utf8.count)
        case 1...21: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0: return sign + "0." + zeros(-point) + digits
        default:
            let fraction = digits.utf8.count > 1 ? "." + digits.dropFirst() : ""
            let power = (point > 0 ? "+" : "-") + String((point - 1).magnitude)
            return sign + digits.prefix(1) + fraction + "e" + power
        }
    }

    /// The canonical form of an `xsd:double`, rounded to 16 digits.
    static func xsdDouble(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-INF" : "INF" }
        let decimal = DecimalDigits(value, rounded: 16)
        guard !decimal.digits.isEmpty else { return "0.0E0" }
        let digits = decimal.text
        let fraction = digits.utf8.count > 1 ? String(digits.dropFirst()) : "0"
        return (value < 0 ? "-" : "") + digits.prefix(1) + "." + fraction + "E" + String(decimal.exponent)
    }

    /// The canonical form of an `xsd:double` or `xsd:float` (XML Schema 1.1 part 2, appendix E.2), with the fewest
    /// digits that tell it from its neighbours.
    package static func xsdShortest(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-INF" : "INF" }
        let sign = value.sign == .minus ? "-" : ""
        let decimal = DecimalDigits(shortest: value.magnitude.description)
        guard !decimal.digits.isEmpty else { return sign + "0.0E0" }
        let digits = decimal.text
        let fraction = digits.utf8.count > 1 ? String(digits.dropFirst()) : "0"
        return sign + digits.prefix(1) + "." + fraction + "E" + String(decimal.exponent)
    }

    /// What a cast to `xsd:string` makes of a number (XPath Functions 3.1, section 19.1.2.2): without an exponent
    /// from 10⁻⁶ up to 10⁶.
    package static func xpathText(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
        let magnitude = Double(value.magnitude)
        if value.isZero { return value.sign == .minus ? "-0" : "0" }
        guard (1e-6..<1e6).contains(magnitude) else { return xsdShortest(value) }
        let text = value.magnitude.description
        return (value < 0 ? "-" : "") + DecimalDigits(shortest: text).plain
    }

    /// Without an exponent, however long that is; `nil` for infinity and what is not a number.
    package static func plainText(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String? {
        guard value.isFinite else { return nil }
        return (value < 0 ? "-" : "") + DecimalDigits(shortest: value.magnitude.description).plain
    }

    private var plain: String {
        guard !digits.isEmpty else { return "0" }
        let point = exponent + 1
        if point <= 0 { return "0." + Self.zeros(-point) + text }
        if point >= digits.count { return text + Self.zeros(point - digits.count) }
        return text.prefix(point) + "." + text.dropFirst(point)
    }

    /// All digits of a whole number.
    static func integer(_ value: Double) -> String {
        let decimal = DecimalDigits(value, rounded: .max)
        guard !decimal.digits.isEmpty else { return "0" }
        return (value < 0 ? "-" : "") + decimal.text + zeros(decimal.exponent + 1 - decimal.digits.count)
    }

    private var text: String { String(decoding: digits, as: UTF8.self) }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    /// - Parameter description: Swift's of a magnitude, which has the fewest digits that tell it from its neighbours.
    private init(shortest description: String) {
        let parts = description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        digits = mantissa.flatMap { Array($0.utf8) }
        exponent = mantissa[0].utf8.count - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        trim()
    }

    /// The exact digits, of which no more than `limit` are kept.
    private init(_ value: Double, rounded limit: Int) {
        let isNormal = value.exponentBitPattern > 0
        var significand = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
        var binary = (isNormal ? Int(value.exponentBitPattern) : 1) - 1075
        guard significand > 0 else {
            (digits, exponent) = ([], 0)
            return
        }
        let shift = significand.trailingZeroBitCount
        significand >>= UInt64(shift)
        binary += shift
        // m·2⁻ᵏ is m·5ᵏ·10⁻ᵏ, so that in either case a whole number gives the digits.
        var number = BigNumber(significand)
        if binary >= 0 {
            number.multiply(by: 2, times: binary)
        } else {
            number.multiply(by: 5, times: -binary)
        }
        digits = number.digits
        exponent = digits.count - 1 + min(binary, 0)
        round(limit)
        trim()
    }

    private mutating func round(_ limit: Int) {
        guard digits.count > limit else { return }
        let isUp = digits[limit] >= UInt8(ascii: "5")
        digits.removeSubrange(limit...)
        guard isUp else { return }
        while let last = digits.popLast() {
            if last < UInt8(ascii: "9") {
                digits.append(last + 1)
                return
            }
        }
        digits = [UInt8(ascii: "1")]
        exponent += 1
    }

    private mutating func trim() {
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        exponent -= leading
    }
}

/// As much arithmetic as the exact digits of a double take.
private struct BigNumber {
    /// Nine decimal digits each, the lowest first.
    private var limbs: [UInt64] = []
    private static let base: UInt64 = 1_000_000_000

    init(_ value: UInt64) {
        var rest = value
        while rest > 0 {
            limbs.append(rest % Self.base)
            rest /= Self.base
        }
    }

    mutating func multiply(by factor: UInt64, times: Int) {
        // 13 at once, for 5¹³ times a limb still fits.
        for start in stride(from: 0, to: times, by: 13) {
            var power: UInt64 = 1
            for _ in start..<min(start + 13, times) { power *= factor }
            var carry: UInt64 = 0
            for index in limbs.indices {
                let product = limbs[index] * power + carry
                limbs[index] = product % Self.base
                carry = product / Self.base
            }
            while carry > 0 {
                limbs.append(carry % Self.base)
                carry /= Self.base
            }
        }
    }

    var digits: [UInt8] {
        var result: [UInt8] = []
        for limb in limbs.reversed() {
            let text = Array(String(limb).utf8)
            if !result.isEmpty { result += Array(repeating: UInt8(ascii: "0"), count: 9 - text.count) }
            result += text
        }
        return result
    }
}
