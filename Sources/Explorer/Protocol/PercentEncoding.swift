import RDF

extension PercentEncoding {
    /// The text that is meant, in UTF-8.
    ///
    /// - Parameter plusIsSpace: as in forms.
    /// - Returns: `nil` where a `%` has no two digits, or the bytes are no UTF-8.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}

/// What a form or the query of an address says (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
    private let fields: [(name: String, value: String)]

    /// - Throws: ``Refusal`` for what is no form in UTF-8.
    init(_ text: some StringProtocol) throws(Refusal) {
        var fields: [(name: String, value: String)] = []
        for field in text.split(separator: "&") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else {
                throw .badRequest("\"\(field.prefix(60))\" is not percent-encoded UTF-8")
            }
            fields.append((name, value))
        }
        self.fields = fields
    }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The value of a field that may stand once.
    func one(_ name: String) throws(Refusal) -> String? {
        let values = all(name)
        guard values.count < 2 else {
            throw .badRequest("\(name) is given \(values.count) times; once is right")
        }
        return values.first
    }

    /// - Throws: ``Refusal`` where the field is missing or given twice.
    func required(_ name: String) throws(Refusal) -> String {
        guard let value = try one(name) else { throw .badRequest("the parameter \(name) is missing") }
        return value
    }

    /// A number in a range.
    ///
    /// - Throws: ``Refusal`` for anything else.
    func number(_ name: String, in range: ClosedRange<Int>, or standard: Int) throws(Refusal) -> Int {
        guard let text = try one(name) else { return standard }
        guard let number = Int(text), range.contains(number) else {
            throw .badRequest("\(name) must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
