/// XML as it is written: elements in order, text and attributes escaped by construction.
struct Markup {
    private(set) var text = ""
    private var open: [String] = []

    /// Starts an element, which ``close()`` ends. Attributes that are `nil` are left out.
    mutating func start(_ name: String, _ attributes: Attributes = [:]) {
        tag(name, attributes)
        text += ">"
        open.append(name)
    }

    mutating func close() {
        if let name = open.popLast() { text += "</\(name)>" }
        if open.count < 3 { text += "\n" }
    }

    /// An element that holds nothing.
    mutating func empty(_ name: String, _ attributes: Attributes) {
        tag(name, attributes)
        text += "/>"
    }

    /// An element that holds text.
    mutating func element(_ name: String, _ attributes: Attributes = [:], text content: String) {
        start(name, attributes)
        text += Text.xml(content)
        text += "</\(open.removeLast())>"
    }

    private mutating func tag(_ name: String, _ attributes: Attributes) {
        text += "<" + name
        for (key, value) in attributes.pairs {
            if let value { text += " \(key)=\"\(Text.xml(value))\"" }
        }
    }
}

/// Attributes in their order, written as a dictionary. Those that are `nil` are left out.
struct Attributes: ExpressibleByDictionaryLiteral {
    var pairs: [(String, String?)]

    init(dictionaryLiteral pairs: (String, String?)...) { self.pairs = pairs }

    static func + (a: Attributes, b: Attributes) -> Attributes {
        var both = a
        both.pairs += b.pairs
        return both
    }
}
