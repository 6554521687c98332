/// A JSON number, by the digits that it is written with (RFC 8259, section 6).
public struct JSONNumber: Sendable, Hashable {
    /// As written: `1`, `1.0` and `1e0` are three.
    public let text: String

    /// - Parameter text: must match `number` of RFC 8259.
    init(unchecked text: String) { self.text = text }

    /// An integer in all its digits.
    public init(_ integer: Int) { text = String(integer) }

    /// `nil` for infinity and what is not a number, which JSON cannot write.
    public init?(_ double: Double) {
        guard double.isFinite else { return nil }
        text = DecimalDigits.ecmaScript(double)
    }

    /// The nearest double, infinite for what is beyond all doubles.
    public var double: Double { Double(text) ?? .nan }
}

extension JSONNumber {
    /// The canonical lexical form of the `xsd:integer`, `nil` where there is a fraction or the number is
    /// 10²¹ or greater (JSON-LD 1.1 Processing Algorithms, section 8.6).
    var canonicalInteger: String? {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        if digits.allSatisfy(ASCII.isDigit) {
            return digits.count > 21 ? nil : text == "-0" ? "0" : text
        }
        let value = double
        guard value.magnitude < 1e21, value == value.rounded(.towardZero) else { return nil }
        return DecimalDigits.integer(value)
    }

    /// The canonical lexical form of the `xsd:double`, its mantissa rounded to 15 digits behind the point
    /// (JSON-LD 1.1 Processing Algorithms, section 8.6).
    var canonicalDouble: String { DecimalDigits.xsdDouble(double) }
}
