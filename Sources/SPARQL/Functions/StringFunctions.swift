import RDF

/// A string literal (SPARQL 1.1 Query, section 17.4.3.1): a text, with or without a language.
struct StringLiteral {
    let text: String
    /// `nil` for an `xsd:string`.
    private let tag: Value.TaggedText?

    /// `nil` for all else.
    init?(_ value: Value) {
        switch value {
        case .string(let text): (self.text, tag) = (text, nil)
        case .tagged(let tagged): (text, tag) = (tagged.text, tagged)
        default: return nil
        }
    }

    /// Another text in the same language.
    func with(_ text: some StringProtocol) -> Value {
        guard var tag else { return .string(String(text)) }
        tag.text = String(text)
        return .tagged(tag)
    }

    func mapped(_ change: (String) -> String) -> Value { with(change(text)) }

    func hasTag(of other: StringLiteral) -> Bool {
        tag?.language.lowercased() == other.tag?.language.lowercased()
            && tag?.direction == other.tag?.direction
    }

    /// Whether the other may be an argument behind this one (section 17.4.3.1.2).
    func takes(_ other: StringLiteral) -> Bool { other.tag == nil || hasTag(of: other) }
}

extension Functions {
    /// The language stays if all have the same (section 17.4.3.12).
    static func concatenated(_ values: [Value]) -> Value? {
        var text = ""
        var first: StringLiteral?
        var isAlike = true
        for value in values {
            guard let literal = StringLiteral(value) else { return nil }
            text += literal.text
            if let first { isAlike = isAlike && first.hasTag(of: literal) } else { first = literal }
        }
        return isAlike ? first?.with(text) ?? .string(text) : .string(text)
    }

    static func compared(
        _ text: Value, _ part: Value, _ compare: (Bytes.Buffer, Bytes.Buffer) -> Bool
    ) -> Value? {
        guard let (text, part) = compatible(text, part) else { return nil }
        return text.text.withBytes { text in part.text.withBytes { compare(text, $0) } } ? .true : .false
    }

    private static func compatible(_ text: Value, _ part: Value) -> (StringLiteral, StringLiteral)? {
        guard let text = StringLiteral(text), let part = StringLiteral(part), text.takes(part) else {
            return nil
        }
        return (text, part)
    }

    /// Without the part, the empty string without a language.
    static func before(_ text: Value, _ part: Value) -> Value? {
        guard let (text, part) = compatible(text, part) else { return nil }
        guard let start = offset(of: part.text, in: text.text) else { return .string("") }
        return text.with(text.text.utf8.prefix(start).text)
    }

    /// Without the part, the empty string without a language.
    static func after(_ text: Value, _ part: Value) -> Value? {
        guard let (text, part) = compatible(text, part) else { return nil }
        guard let start = offset(of: part.text, in: text.text) else { return .string("") }
        return text.with(text.text.utf8.dropFirst(start + part.text.utf8.count).text)
    }

    private static func offset(of part: String, in text: String) -> Int? {
        text.withBytes { text in part.withBytes { Bytes.find($0, in: text) } }
    }

    /// `fn:substring` of XPath: the characters whose places, counted from 1, are at least the start and less than
    /// start and length together, both rounded.
    static func substring(_ value: Value, from start: Value, length: Value?) -> Value? {
        guard let literal = StringLiteral(value), let start = start.number?.rounded(.halfUp)?.double else {
            return nil
        }
        var end = Double.infinity
        if let length {
            guard let length = length.number?.rounded(.halfUp)?.double else { return nil }
            end = start + length
        }
        // Comparisons with NaN do not hold.
        guard start < .infinity, end > 1, start < end else { return literal.with("") }
        let scalars = literal.text.unicodeScalars
        let skipped = start <= 1 ? 0 : Int(min(start, 1e15)) - 1
        let lower = scalars.index(scalars.startIndex, offsetBy: skipped, limitedBy: scalars.endIndex)
        guard let lower else { return literal.with("") }
        guard end < 1e15 else { return literal.with(literal.text[lower...]) }
        let count = Int(end) - 1 - skipped
        let upper = scalars.index(lower, offsetBy: count, limitedBy: scalars.endIndex)
        return literal.with(literal.text[lower..<(upper ?? scalars.endIndex)])
    }
}

extension Sequence<UInt8> {
    /// Whole characters of UTF-8 as text.
    fileprivate var text: String { String(decoding: Array(self), as: UTF8.self) }
}
