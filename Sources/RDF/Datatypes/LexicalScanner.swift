/// Goes over the lexical form of a literal.
struct LexicalScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func takeAny(of characters: String) -> Bool {
        guard let first = rest.first, characters.utf8.contains(first) else { return false }
        rest.removeFirst()
        return true
    }

    /// How many digits come next, which are passed over.
    mutating func digits() -> Int {
        let digits = rest.prefix { ASCII.isDigit($0) }
        rest = rest[digits.endIndex...]
        return digits.count
    }

    /// A number of so many digits, in a range.
    mutating func number(digits: Int, in range: ClosedRange<Int>) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy(ASCII.isDigit), let number = Int(Substring(text)),
            range.contains(number)
        else { return nil }
        rest = rest[text.endIndex...]
        return number
    }
}
