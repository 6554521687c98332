extension JSONValue {
    /// Indented text: objects and arrays one item a line, except arrays and objects of scalars that fit one.
    public func text() -> String {
        var bytes = ByteBuffer()
        append(to: &bytes, indent: 0, offset: 0)
        return bytes.string
    }

    /// Scalars in a row are worth a line of their own up to this width, in characters.
    private static let width = 100

    /// Calls itself for what is nested.
    ///
    /// - Parameters:
    ///   - indent: how far in the line begins.
    ///   - offset: how far in the value begins.
    private func append(to bytes: inout ByteBuffer, indent: Int, offset: Int) {
        switch self {
        case .null, .boolean, .number, .string: appendFlat(to: &bytes)
        case .array(let items):
            if items.isEmpty || items.count <= Self.width / 2 && items.allSatisfy(\.isFlat) {
                if appendLine(to: &bytes, offset: offset) { return }
            }
            bytes.append(ASCII.openBracket)
            for (index, item) in items.enumerated() {
                Self.breakLine(before: index, indent: indent + 2, in: &bytes)
                item.append(to: &bytes, indent: indent + 2, offset: indent + 2)
            }
            Self.breakLine(before: 0, indent: indent, in: &bytes)
            bytes.append(ASCII.closeBracket)
        case .object(let object):
            if object.count <= 4 && object.members.allSatisfy(\.value.isFlat) {
                if appendLine(to: &bytes, offset: offset) { return }
            }
            bytes.append(ASCII.openBrace)
            for (index, member) in object.members.enumerated() {
                Self.breakLine(before: index, indent: indent + 2, in: &bytes)
                let start = bytes.count
                StringEscapes.json.append(quoted: member.key, to: &bytes)
                bytes.append(": ")
                let width = Self.width(of: bytes, from: start)
                member.value.append(to: &bytes, indent: indent + 2, offset: indent + 2 + width)
            }
            Self.breakLine(before: 0, indent: indent, in: &bytes)
            bytes.append(ASCII.closeBrace)
        }
    }

    private static func breakLine(before index: Int, indent: Int, in bytes: inout ByteBuffer) {
        if index > 0 { bytes.append(ASCII.comma) }
        bytes.append(ASCII.lineFeed)
        for _ in 0..<indent { bytes.append(ASCII.space) }
    }

    /// Characters, which only need a count of their own outside ASCII.
    private static func width(of bytes: borrowing ByteBuffer, from start: Int) -> Int {
        let text = bytes.bytes[start...]
        return text.allSatisfy { $0 < 0x80 } ? text.count : String(decoding: text, as: UTF8.self).count
    }

    // MARK: - One line

    /// A scalar, or what holds nothing else.
    private var isFlat: Bool {
        switch self {
        case .null, .boolean, .number, .string: true
        case .array(let items): items.isEmpty
        case .object(let object): object.isEmpty
        }
    }

    /// Appends all on this line, if it fits.
    private func appendLine(to bytes: inout ByteBuffer, offset: Int) -> Bool {
        let start = bytes.count
        appendFlat(to: &bytes)
        let isEmpty = bytes.count == start + 2
        // The comma behind it belongs to the line.
        if isEmpty || offset + Self.width(of: bytes, from: start) + 1 <= Self.width { return true }
        bytes.removeAll(after: start)
        return false
    }

    private func appendFlat(to bytes: inout ByteBuffer) {
        switch self {
        case .null: bytes.append("null")
        case .boolean(let value): bytes.append(value ? "true" : "false")
        case .number(let number): bytes.append(number.text)
        case .string(let string): StringEscapes.json.append(quoted: string, to: &bytes)
        case .array(let items):
            bytes.append(ASCII.openBracket)
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(", ") }
                item.appendFlat(to: &bytes)
            }
            bytes.append(ASCII.closeBracket)
        case .object(let object):
            bytes.append(ASCII.openBrace)
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes.append(", ") }
                StringEscapes.json.append(quoted: member.key, to: &bytes)
                bytes.append(": ")
                member.value.appendFlat(to: &bytes)
            }
            bytes.append(ASCII.closeBrace)
        }
    }
}
