extension JSONValue {
    /// Indented text: objects and arrays one item a line, except arrays and objects of scalars that fit one.
    public func text() -> String { text(indent: 0, offset: 0) }

    /// Calls itself for what is nested.
    private func text(indent: Int, offset: Int) -> String {
        switch self {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .number(let number): return number.text
        case .string(let text): return StringEscapes.json.quoted(text)
        case .array(let items):
            let isFlat = items.allSatisfy(\.isFlat)
            return Self.layOut(
                ["[", "]"], isFlat, indent: indent, offset: offset,
                items.map { $0.text(indent: indent + 2, offset: indent + 2) })
        case .object(let object):
            let isFlat = object.count <= 4 && object.members.allSatisfy(\.value.isFlat)
            return Self.layOut(
                ["{", "}"], isFlat, indent: indent, offset: offset,
                object.members.map {
                    let key = StringEscapes.json.quoted($0.key) + ": "
                    return key + $0.value.text(indent: indent + 2, offset: indent + 2 + key.count)
                })
        }
    }

    private var isFlat: Bool {
        switch self {
        case .null, .boolean, .number, .string: true
        case .array(let items): items.isEmpty
        case .object(let object): object.isEmpty
        }
    }

    private static func layOut(
        _ brackets: [String], _ isFlat: Bool, indent: Int, offset: Int, _ items: [String]
    ) -> String {
        let line = items.joined(separator: ", ")
        if items.isEmpty || isFlat && offset + line.count + 3 <= 100 {
            return brackets[0] + line + brackets[1]
        }
        let margin = "\n" + String(repeating: " ", count: indent + 2)
        return brackets[0] + margin + items.joined(separator: "," + margin)
            + "\n" + String(repeating: " ", count: indent) + brackets[1]
    }
}
