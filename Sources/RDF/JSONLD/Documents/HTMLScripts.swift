/// The JSON-LD script elements of an HTML document (JSON-LD 1.1 Processing Algorithms, section 9.5).
///
/// This looks at tags, comments and elements of raw text as the HTML standard has them, and at nothing else.
/// XHTML is read in the same way.
struct HTMLScripts {
    struct Script {
        let id: String?
        let text: String
    }

    private(set) var scripts: [Script] = []
    /// What the first `base` element says.
    private(set) var base: String?

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while let next = find("<", from: position) {
            position = next
            if isNext("<!--") {
                position = find("-->", from: position + 4) ?? bytes.count
            } else if position + 1 < bytes.count, Unicode.Scalar(bytes[position + 1]).isASCIILetter {
                position += 1
                readElement()
            } else {
                position += 1
            }
        }
    }

    /// Elements in which `<` begins no tag.
    private static let rawText: Set = [
        "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
    ]

    /// A start tag, and the content if that is raw text.
    private mutating func readElement() {
        let name = word { $0 != ">" && $0 != "/" }.lowercased()
        let attributes = readAttributes()
        if name == "base", base == nil { base = attributes["href"] }
        guard Self.rawText.contains(name) else { return }
        let start = position
        let end = find("</" + name, from: start) ?? bytes.count
        position = end
        guard name == "script" else { return }
        let type = attributes["type"]?.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == "application/ld+json" else { return }
        scripts.append(
            Script(id: attributes["id"], text: String(decoding: bytes[start..<end], as: UTF8.self)))
    }

    /// All up to the end of the tag.
    private mutating func readAttributes() -> [String: String] {
        var attributes: [String: String] = [:]
        while true {
            skip { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
            guard position < bytes.count else { return attributes }
            if isNext(">") {
                position += 1
                return attributes
            }
            // An equals sign at the beginning is part of the name.
            let first = position
            position += 1
            let rest = word { $0 != ">" && $0 != "/" && $0 != "=" }
            let name = (String(decoding: bytes[first...first], as: UTF8.self) + rest).lowercased()
            skip { $0 <= 0x20 }
            guard isNext("=") else {
                attributes[name] = attributes[name] ?? ""
                continue
            }
            position += 1
            skip { $0 <= 0x20 }
            let value = readValue()
            attributes[name] = attributes[name] ?? value
        }
    }

    private mutating func readValue() -> String {
        guard position < bytes.count, isNext("\"") || isNext("'") else {
            return Self.decoded(word { $0 != ">" })
        }
        let start = position + 1
        let end = bytes[start...].firstIndex(of: bytes[position]) ?? bytes.count
        position = min(end + 1, bytes.count)
        return Self.decoded(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// Resolves the character references that attributes with IRIs in them have.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return named.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    // MARK: - Bytes

    /// What stands here up to a space or a character that does not belong.
    private mutating func word(_ belongs: (Unicode.Scalar) -> Bool) -> String {
        let start = position
        skip { $0 > 0x20 && belongs(Unicode.Scalar($0)) }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
        while position < bytes.count, isSkipped(bytes[position]) { position += 1 }
    }

    private func isNext(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    /// Where a text begins, in upper or lower case.
    private func find(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard start <= bytes.count - wanted.count else { return nil }
        return (start...(bytes.count - wanted.count)).first { index in
            wanted.indices.allSatisfy { offset in
                let byte = bytes[index + offset]
                return byte == wanted[offset]
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == wanted[offset]
            }
        }
    }
}
