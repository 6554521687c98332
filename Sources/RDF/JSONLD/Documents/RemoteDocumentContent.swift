extension JSONLDRemoteDocument {
    /// What a document says, and the base that it gives itself.
    struct Parsed {
        let content: JSONValue
        var base: String?
    }

    /// The document as JSON.
    ///
    /// - Parameters:
    ///   - fragment: which script element of an HTML document is meant, by its identifier.
    ///   - allScripts: whether all are, else the first.
    func json(fragment: String?, allScripts: Bool) throws(JSONLDError) -> Parsed {
        switch content {
        case .json(let value): return Parsed(content: value)
        case .bytes(let bytes, let contentType):
            let type = contentType.prefix { $0 != ";" && $0 != " " }.lowercased()
            if type == "text/html" || type == "application/xhtml+xml" {
                return try html(HTMLScripts(bytes), fragment: fragment, allScripts: allScripts)
            }
            guard type == "application/json" || type.hasSuffix("+json") else {
                throw JSONLDError(.loadingDocumentFailed, "<\(url)> is \(contentType), and no JSON")
            }
            do throws(SyntaxError) {
                return Parsed(content: try JSONValue(parsing: bytes))
            } catch {
                throw JSONLDError(.loadingDocumentFailed, "<\(url)>, \(error)")
            }
        }
    }

    /// Process HTML (JSON-LD 1.1 Processing Algorithms, section 9.5.1).
    private func html(
        _ html: HTMLScripts, fragment: String?, allScripts: Bool
    ) throws(JSONLDError) -> Parsed {
        if fragment == nil, allScripts {
            var documents: [JSONValue] = []
            for script in html.scripts { documents += try parsed(script).items }
            return Parsed(content: .array(documents), base: html.base)
        }
        let id = fragment.map { Self.percentDecoded($0) }
        guard let script = html.scripts.first(where: { id == nil || $0.id == id }) else {
            let which = id.map { "#" + $0 } ?? ""
            throw JSONLDError(.loadingDocumentFailed, "<\(url)> has no JSON-LD script element \(which)")
        }
        return Parsed(content: try parsed(script), base: html.base)
    }

    /// Extract Script Content (section 9.5.2).
    private func parsed(_ script: HTMLScripts.Script) throws(JSONLDError) -> JSONValue {
        do throws(SyntaxError) {
            return try JSONValue(parsing: script.text)
        } catch {
            throw JSONLDError(.invalidScriptElement, "in a script of <\(url)>, \(error)")
        }
    }

    private static func percentDecoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap(ASCII.hexValue)
            if byte == ASCII.percent, digits.count == 2 {
                bytes.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
