/// Goes over the lexical form of a date, a time or a duration.
struct FieldScanner {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// All digits that come next, possibly none.
    mutating func digits() -> Substring {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest[digits.endIndex...]
        return Substring(digits)
    }

    /// A number of just two digits, in a range.
    mutating func two(_ range: ClosedRange<Int>) -> Int? {
        let text = rest.prefix(2)
        guard text.count == 2, text.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(Substring(text)), range.contains(number)
        else { return nil }
        rest = rest[text.endIndex...]
        return number
    }
}
