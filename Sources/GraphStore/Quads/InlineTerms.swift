import RDF

/// Terms that are written in their number, so that the table of terms has no row for them: small integers and
/// decimals, dates and times as they are mostly written, booleans, and blank nodes that are numbered.
///
/// Only texts that the number gives back character by character are written so: `1`, but not `+1` or `01`. Bit 0
/// of such a number is 1, bits 1 to 4 say which form it is, and the value is above.
enum InlineTerms {
    private static let valueShift: UInt64 = 5
    private static let valueBits: UInt64 = 58
    private static let mostDigits = 17

    private static let integer = 0
    private static let decimal = 1
    private static let blank = 2
    private static let boolean = 3
    private static let firstTemplate = 4

    /// Forms of fixed length: `0` stands for a digit, all else for itself. A form's place says how it is numbered, so
    /// new ones go to the end; there is room for 12.
    private static let templates: [(datatype: IRI, form: [UInt8])] = [
        (Namespace.xsd["date"], Array("0000-00-00".utf8)),
        (Namespace.xsd["gYear"], Array("0000".utf8)),
        (Namespace.xsd["gYearMonth"], Array("0000-00".utf8)),
        (Namespace.xsd["dateTime"], Array("0000-00-00T00:00:00".utf8)),
        (Namespace.xsd["dateTime"], Array("0000-00-00T00:00:00Z".utf8)),
    ]

    private static let integerType = Namespace.xsd["integer"]
    private static let decimalType = Namespace.xsd["decimal"]
    private static let booleanType = Namespace.xsd["boolean"]

    static func holds(_ id: UInt64) -> Bool { id & 1 == 1 }

    // MARK: - To numbers

    /// The number that a blank node is written in.
    static func id(of node: BlankNode) -> UInt64? {
        var label = node.label
        return label.withUTF8 { bytes in
            guard bytes.first == UInt8(ascii: "b"), let value = number(bytes.dropFirst()) else { return nil }
            return id(blank, value)
        }
    }

    /// The number that a literal is written in.
    static func id(of literal: Literal) -> UInt64? {
        guard literal.language == nil else { return nil }
        let datatype = literal.datatype
        guard datatype != xsdString else { return nil }
        var lexical = literal.lexical
        return lexical.withUTF8 { bytes in
            guard bytes.count <= 20 else { return nil }
            if datatype == integerType { return integerID(bytes) }
            if datatype == decimalType { return decimalID(bytes) }
            if datatype == booleanType {
                if bytes.elementsEqual("true".utf8) { return id(boolean, 1) }
                return bytes.elementsEqual("false".utf8) ? id(boolean, 0) : nil
            }
            for (index, template) in templates.enumerated() where template.datatype == datatype {
                if let value = digits(of: bytes, in: template.form) {
                    return id(firstTemplate + index, value)
                }
            }
            return nil
        }
    }

    private static let xsdString = Namespace.xsd["string"]

    private static func id(_ form: Int, _ value: UInt64) -> UInt64? {
        value < 1 << valueBits ? value << valueShift | UInt64(form) << 1 | 1 : nil
    }

    /// What digits say, when they are neither too many nor begin with a needless zero.
    private static func number(_ bytes: some Collection<UInt8>) -> UInt64? {
        guard let first = bytes.first, bytes.count <= mostDigits,
            first != UInt8(ascii: "0") || bytes.count == 1
        else { return nil }
        return digits(bytes)
    }

    private static func digits(_ bytes: some Sequence<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for byte in bytes {
            guard isDigit(byte) else { return nil }
            value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static func integerID(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        guard let value = number(bytes.dropFirst(isNegative ? 1 : 0)), !isNegative || value > 0 else {
            return nil
        }
        return id(integer, value << 1 | (isNegative ? 1 : 0))
    }

    /// Sign, digits and how many of these stand after the point.
    private static func decimalID(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let unsigned = bytes.dropFirst(isNegative ? 1 : 0)
        guard let point = unsigned.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let fraction = unsigned[unsigned.index(after: point)...]
        guard (1...15).contains(fraction.count), number(unsigned[..<point]) != nil,
            unsigned.count - 1 <= mostDigits,
            let value = digits(unsigned.lazy.filter { $0 != UInt8(ascii: ".") }),
            unsigned.count(where: { $0 == UInt8(ascii: ".") }) == 1, !isNegative || value > 0
        else { return nil }
        guard value < 1 << 53 else { return nil }
        return id(decimal, value << 5 | UInt64(fraction.count) << 1 | (isNegative ? 1 : 0))
    }

    private static func digits(of bytes: UnsafeBufferPointer<UInt8>, in form: [UInt8]) -> UInt64? {
        guard bytes.count == form.count else { return nil }
        var value: UInt64 = 0
        for (byte, expected) in zip(bytes, form) {
            if expected == UInt8(ascii: "0") {
                guard isDigit(byte) else { return nil }
                value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
            } else if byte != expected {
                return nil
            }
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
    }

    // MARK: - And back

    /// The term that a number is, when it is one that ``holds(_:)``.
    static func term(_ id: UInt64) -> Term {
        let value = id >> valueShift
        switch Int(id >> 1 & 0xF) {
        case integer:
            let digits = String(value >> 1)
            return .literal(Literal(value & 1 == 1 ? "-" + digits : digits, datatype: integerType))
        case decimal: return .literal(Literal(decimalText(value), datatype: decimalType))
        case blank: return .blank(BlankNode(unchecked: "b\(value)"))
        case boolean: return .literal(Literal(value == 1))
        case let form:
            let template = templates[min(form - firstTemplate, templates.count - 1)]
            return .literal(Literal(text(value, in: template.form), datatype: template.datatype))
        }
    }

    private static func decimalText(_ value: UInt64) -> String {
        let places = Int(value >> 1 & 0xF)
        var digits = String(value >> 5)
        if digits.utf8.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
        }
        return (value & 1 == 1 ? "-" : "") + digits.dropLast(places) + "." + digits.suffix(places)
    }

    private static func text(_ value: UInt64, in form: [UInt8]) -> String {
        var bytes = form
        var rest = value
        for index in bytes.indices.reversed() where form[index] == UInt8(ascii: "0") {
            bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
