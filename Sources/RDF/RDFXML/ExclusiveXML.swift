/// Writes the content of an element in exclusive canonical form, with comments, as the lexical form of an
/// `rdf:XMLLiteral` (Exclusive XML Canonicalization 1.0; RDF 1.1 XML Syntax, section 7.2.17).
struct ExclusiveXML {
    /// What was written so far.
    private(set) var text = ""
    /// Names of open elements, and the prefixes that each declares.
    private var open: [(name: String, prefixes: [String])] = []
    /// What each prefix stands for, the innermost declaration last; the default namespace has an empty prefix.
    private var namespaces: [ExactString: [String]] = [:]

    /// Whether an element is open.
    var isOpen: Bool { !open.isEmpty }

    mutating func start(_ element: XMLElement) {
        // An element without a prefix uses the default namespace; an attribute without one has none.
        let used = [element.name] + element.attributes.map(\.name).filter { !$0.prefix.isEmpty }
        var declared: [String] = []
        text += "<" + element.name.qualified
        for name in used.sorted(by: { Self.precedes($0.prefix, $1.prefix) }) where name.prefix != "xml" {
            let known = namespaces[ExactString(name.prefix)]?.last ?? ""
            guard !Self.isSame(known, name.namespace) else { continue }
            namespaces[ExactString(name.prefix), default: []].append(name.namespace)
            declared.append(name.prefix)
            text += name.prefix.isEmpty ? " xmlns" : " xmlns:" + name.prefix
            appendValue(name.namespace)
        }
        for (name, value) in element.attributes.sorted(by: { Self.precedes($0.name, $1.name) }) {
            text += " " + name.qualified
            appendValue(value)
        }
        text += ">"
        open.append((element.name.qualified, declared))
    }

    mutating func end() {
        guard let (name, prefixes) = open.popLast() else { return }
        for prefix in prefixes { namespaces[ExactString(prefix)]?.removeLast() }
        text += "</" + name + ">"
    }

    mutating func add(text characters: String) {
        append(characters) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\r": "&#xD;"
            default: nil
            }
        }
    }

    mutating func add(comment: String) { text += "<!--" + comment + "-->" }

    mutating func add(instruction target: String, data: String) {
        text += "<?" + target + (data.isEmpty ? "" : " " + data) + "?>"
    }

    private mutating func appendValue(_ value: String) {
        text += "=\""
        append(value) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case "\"": "&quot;"
            case "\t": "&#x9;"
            case "\n": "&#xA;"
            case "\r": "&#xD;"
            default: nil
            }
        }
        text += "\""
    }

    private mutating func append(_ characters: String, escape: (Unicode.Scalar) -> String?) {
        for scalar in characters.unicodeScalars {
            if let escaped = escape(scalar) { text += escaped } else { text.unicodeScalars.append(scalar) }
        }
    }

    /// By namespace, then by local name.
    private static func precedes(_ a: XMLName, _ b: XMLName) -> Bool {
        isSame(a.namespace, b.namespace) ? precedes(a.local, b.local) : precedes(a.namespace, b.namespace)
    }

    /// By code point.
    private static func precedes(_ a: String, _ b: String) -> Bool { ExactString(a) < ExactString(b) }

    private static func isSame(_ a: String, _ b: String) -> Bool { ExactString(a) == ExactString(b) }
}
