import RDF

/// An XML document that grows element by element, an element a line.
struct XMLText {
    typealias Attributes = [(name: String, value: String?)]

    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var open: [String] = []

    /// Starts an element. Attributes without a value are left out.
    mutating func start(_ name: String, _ attributes: Attributes = []) {
        addTag(name, attributes)
        text += ">\n"
        open.append(name)
    }

    /// Ends the element that was started last.
    mutating func end() {
        guard let name = open.popLast() else { return }
        indent()
        text += "</\(name)>\n"
    }

    /// An element that holds nothing but text.
    mutating func add(_ name: String, _ attributes: Attributes = [], text content: String? = nil) {
        addTag(name, attributes)
        if let content {
            text += ">" + XMLEscapes.content.replaced(content) + "</\(name)>\n"
        } else {
            text += "/>\n"
        }
    }

    private mutating func addTag(_ name: String, _ attributes: Attributes) {
        indent()
        text += "<" + name
        for case (let name, let value?) in attributes {
            text += " \(name)=\"" + XMLEscapes.attribute.replaced(value) + "\""
        }
    }

    private mutating func indent() { text += String(repeating: "  ", count: open.count) }
}
