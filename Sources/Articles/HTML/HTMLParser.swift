import CXML2

/// Parses pages with libxml2, which mends what is broken, into a tree of our own: libxml2's own has a limit of depth.
enum HTMLParser {
    static func tree(_ page: String) -> HTMLTree {
        let builder = TreeBuilder()
        // A zero byte would end the page.
        var source = page.utf8.contains(0) ? page.replacing("\0", with: "\u{FFFD}") : page
        guard let context = htmlNewParserCtxt() else { return HTMLTree() }
        defer { htmlFreeParserCtxt(context) }
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in
            TreeBuilder.of(context)?.start(name, attributes)
        }
        handler.endElement = { context, name in TreeBuilder.of(context)?.end(name) }
        let text: charactersSAXFunc = { context, text, count in
            TreeBuilder.of(context)?.add(text, Int(count))
        }
        handler.characters = text
        handler.ignorableWhitespace = text
        handler.cdataBlock = text
        context.pointee.sax.pointee = handler
        context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                let document = htmlCtxtReadMemory(
                    context, bytes.baseAddress, Int32(clamping: bytes.count), nil, "UTF-8", Int32(options))
                if let document { xmlFreeDoc(document) }
            }
        }
        return withExtendedLifetime(builder) { builder.finish() }
    }
}

/// Takes the parser's events.
private final class TreeBuilder {
    private var tree = HTMLTree()
    /// The elements that are open.
    private var open: [Int] = []

    private static let attributes: Set<String> = [
        "aria-hidden", "class", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop",
        "itemtype",
        "lang", "name", "property", "pubdate", "rel", "role", "style", "title", "type",
    ]

    static func of(_ context: UnsafeMutableRawPointer?) -> TreeBuilder? {
        context.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    func start(
        _ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        var node = HTMLTree.Node(name: Self.string(name).lowercased(), parent: open.last ?? -1)
        if var next = list {
            while let key = next.pointee {
                let key = Self.string(key).lowercased()
                let value = next[1]
                if Self.attributes.contains(key) { node.attributes.append((key, Self.string(value))) }
                next += 2
            }
        }
        open.append(tree.nodes.count)
        tree.nodes.append(node)
    }

    func end(_ name: UnsafePointer<xmlChar>?) {
        // libxml2 closes in order whatever the page does.
        guard let last = open.popLast() else { return }
        tree.nodes[last].end = tree.nodes.count
    }

    func add(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
        guard let text, count > 0 else { return }
        let string = String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
        if let last = tree.nodes.indices.last, tree.nodes[last].isText,
            tree.nodes[last].parent == open.last ?? -1
        {
            tree.nodes[last].text += string
            return
        }
        let index = tree.nodes.count
        tree.nodes.append(HTMLTree.Node(name: "", text: string, parent: open.last ?? -1, end: index + 1))
    }

    func finish() -> HTMLTree {
        for element in open { tree.nodes[element].end = tree.nodes.count }
        open = []
        return tree
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }
}
