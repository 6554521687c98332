/// JSON with the members of objects in a chosen order.
enum JSONValue {
    case string(String)
    /// A number or `true`, `false` as it is to be written.
    case bare(String)
    case array([JSONValue])
    case object([Member])

    struct Member {
        let key: String
        let value: JSONValue
    }

    private var isScalar: Bool {
        switch self {
        case .string, .bare: true
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    /// Indented text: objects and arrays one item a line, except arrays and objects of scalars that fit one.
    ///
    /// Calls itself for what is nested; the writer bounds how deep that is.
    func text(indent: Int = 0, offset: Int = 0) -> String {
        switch self {
        case .string(let text): return StringEscapes.json.quoted(text)
        case .bare(let text): return text
        case .array(let items):
            let isFlat = items.allSatisfy(\.isScalar)
            return Self.layOut(
                ["[", "]"], isFlat, indent: indent, offset: offset,
                items.map { $0.text(indent: indent + 2, offset: indent + 2) })
        case .object(let members):
            let isFlat = members.count <= 4 && members.allSatisfy(\.value.isScalar)
            return Self.layOut(
                ["{", "}"], isFlat, indent: indent, offset: offset,
                members.map {
                    let key = StringEscapes.json.quoted($0.key) + ": "
                    return key + $0.value.text(indent: indent + 2, offset: indent + 2 + key.count)
                })
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
