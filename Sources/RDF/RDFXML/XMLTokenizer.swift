import CExpat

/// Cuts the bytes of an XML document into tokens, with libexpat, which checks that it is well-formed.
///
/// Nothing outside the document is ever fetched. Entities that it declares itself are replaced within limits;
/// any other entity is an error, never a silent gap in a text.
package final class XMLTokenizer {
    /// Entities may make a document this many times as long as it is, and no longer, as soon as more than
    /// ``unlimitedExpansion`` bytes have been read or made.
    static let maximumExpansion = 10
    static let unlimitedExpansion = 1 << 20
    /// libexpat goes as deep into its own calls as entities stand in each other, so there must not be many.
    static let maximumEntities = 512
    /// A longer run of text comes in parts.
    private static let textLength = 1 << 16

    private let parser: XML_Parser
    private let maximumTokenLength: Int
    /// Takes the tokens while there are bytes to read; says whether to go on.
    private var receive: ((XMLToken) -> Bool)?
    private var isStopped = false
    private var text = ""
    private var textPosition = XMLPosition(line: 1, column: 1)
    private var bytesRead = 0
    private var failure: SyntaxError?
    private var entities: Set<String> = ["lt", "gt", "amp", "apos", "quot"]
    private var entityCount = 0
    /// Whether the document points to declarations that are not read, so that libexpat drops entities from
    /// attribute values that it does not know, without a word.
    private var isIncomplete = false
    /// The start tag at hand as it is written, while it is looked at.
    private var writtenTag: String?

    /// No character of an XML document, to stand between the parts of an expanded name.
    private static let separator: UInt8 = 1

    /// - Parameter maximumTokenLength: how many bytes a tag, a comment or the like may take.
    package init(maximumTokenLength: Int) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(Self.separator)) else {
            fatalError("no memory for libexpat")
        }
        self.parser = parser
        self.maximumTokenLength = maximumTokenLength
        let this = Unmanaged.passUnretained(self).toOpaque()
        XML_SetUserData(parser, this)
        XML_SetReturnNSTriplet(parser, 1)
        XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, Float(Self.maximumExpansion))
        XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, UInt64(Self.unlimitedExpansion))
        XML_SetElementHandler(
            parser, { XMLTokenizer.at($0).start($1, $2) }, { data, _ in XMLTokenizer.at(data).end() })
        XML_SetStartNamespaceDeclHandler(parser) { XMLTokenizer.at($0).namespace($1, $2) }
        XML_SetCharacterDataHandler(parser) { XMLTokenizer.at($0).text($1, $2) }
        XML_SetCommentHandler(parser) { XMLTokenizer.at($0).comment($1) }
        XML_SetProcessingInstructionHandler(parser) { XMLTokenizer.at($0).instruction($1, $2) }
        XML_SetEntityDeclHandler(parser) { data, name, isParameter, value, _, _, _, _, _ in
            XMLTokenizer.at(data).entity(name, isParsed: isParameter == 0 && value != nil)
        }
        XML_SetSkippedEntityHandler(parser) { data, _, _ in XMLTokenizer.at(data).unknownEntity() }
        // libexpat hands this one its own argument in place of the parser.
        XML_SetExternalEntityRefHandlerArg(parser, this)
        XML_SetExternalEntityRefHandler(parser) { this, _, _, _, _ in
            XMLTokenizer.at(this.map { UnsafeMutableRawPointer($0) }).externalEntity()
        }
        XML_SetNotStandaloneHandler(parser) { XMLTokenizer.at($0).notStandalone() }
    }

    deinit { XML_ParserFree(parser) }

    /// Takes the next bytes of the document.
    ///
    /// Tokens go out while libexpat is at work, for with entities a few bytes can make more of them than memory
    /// holds.
    ///
    /// - Parameters:
    ///   - isLast: whether the document ends with these bytes.
    ///   - receive: what is done with each token. Nothing more is read when it says false.
    /// - Returns: what is wrong behind the tokens.
    package func read(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ receive: (XMLToken) -> Bool
    ) -> SyntaxError? {
        withoutActuallyEscaping(receive) { receive in
            self.receive = receive
            defer { self.receive = nil }
            bytesRead += bytes.count
            let status = bytes.withMemoryRebound(to: CChar.self) {
                XML_Parse(parser, $0.baseAddress, Int32($0.count), isLast ? 1 : 0)
            }
            // Text that goes on in the next bytes is one token, wherever the bytes were cut.
            if isLast || status == XML_STATUS_ERROR { flushText() }
            if isStopped { return failure }
            if status == XML_STATUS_ERROR {
                failure = libraryError
            } else {
                checkPending()
            }
            return failure
        }
    }

    /// Sees to it that no token, not complete yet, grows beyond measure.
    private func checkPending() {
        let start = Int(XML_GetCurrentByteIndex(parser))
        // Newer releases of libexpat do not look for the end of a token until there is twice as much of it.
        if start >= 0, bytesRead - start > 2 * maximumTokenLength {
            fail("XML markup of at most \(maximumTokenLength) bytes")
        }
    }

    private static func at(_ data: UnsafeMutableRawPointer?) -> XMLTokenizer {
        guard let data else { preconditionFailure("libexpat lost its user data") }
        return Unmanaged<XMLTokenizer>.fromOpaque(data).takeUnretainedValue()
    }

    // MARK: - What libexpat reports

    private func start(
        _ name: UnsafePointer<CChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard !isStopped, let name, let attributes else { return }
        if isIncomplete { checkEntities() }
        var list: [(name: XMLName, value: String)] = []
        var index = 0
        while let name = attributes[index], let value = attributes[index + 1] {
            list.append((XMLName(name, separator: Self.separator), String(cString: value)))
            index += 2
        }
        let size = list.reduce(0) { $0 + $1.value.utf8.count }
        guard size <= maximumTokenLength else {
            return fail("attributes of at most \(maximumTokenLength) bytes")
        }
        add(.start(XMLElement(name: XMLName(name, separator: Self.separator), attributes: list)))
    }

    private func namespace(_ prefix: UnsafePointer<CChar>?, _ iri: UnsafePointer<CChar>?) {
        func text(_ characters: UnsafePointer<CChar>?) -> String {
            characters.map { String(cString: $0) } ?? ""
        }
        add(.namespace(prefix: text(prefix), iri: text(iri)))
    }

    private func end() { add(.end) }

    private func comment(_ text: UnsafePointer<CChar>?) {
        add(.comment(text.map { String(cString: $0) } ?? ""))
    }

    private func instruction(_ target: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?) {
        add(
            .instruction(
                target: target.map { String(cString: $0) } ?? "",
                data: data.map { String(cString: $0) } ?? ""))
    }

    private func text(_ characters: UnsafePointer<CChar>?, _ count: Int32) {
        guard !isStopped, let characters else { return }
        if text.isEmpty { textPosition = position }
        let bytes = UnsafeRawBufferPointer(start: characters, count: Int(count))
        text += String(decoding: bytes, as: UTF8.self)
        if text.utf8.count > Self.textLength { flushText() }
    }

    private func add(_ kind: XMLToken.Kind) {
        flushText()
        send(XMLToken(kind: kind, position: position))
    }

    private func flushText() {
        guard !text.isEmpty else { return }
        send(XMLToken(kind: .text(text), position: textPosition))
        text = ""
    }

    private func send(_ token: XMLToken) {
        guard !isStopped, let receive, !receive(token) else { return }
        stop()
    }

    // MARK: - Entities

    private func entity(_ name: UnsafePointer<CChar>?, isParsed: Bool) {
        entityCount += 1
        if entityCount > Self.maximumEntities { fail("at most \(Self.maximumEntities) entity declarations") }
        if isParsed, let name { entities.insert(String(cString: name)) }
    }

    private func unknownEntity() {
        fail("an entity that the document itself declares")
    }

    private func externalEntity() -> Int32 {
        fail("no entity outside the document, for nothing is fetched")
        return 0
    }

    private func notStandalone() -> Int32 {
        isIncomplete = true
        XML_SetDefaultHandlerExpand(parser) { XMLTokenizer.at($0).written($1, $2) }
        return 1
    }

    private func written(_ characters: UnsafePointer<CChar>?, _ count: Int32) {
        let bytes = UnsafeRawBufferPointer(start: characters, count: Int(count))
        writtenTag?.append(String(decoding: bytes, as: UTF8.self))
    }

    /// Looks in the start tag at hand for entities that were not declared.
    private func checkEntities() {
        writtenTag = ""
        XML_DefaultCurrent(parser)
        let tag = writtenTag ?? ""
        writtenTag = nil
        for reference in tag.utf8.split(separator: UInt8(ascii: "&")).dropFirst() {
            let name = String(Substring(reference.prefix { $0 != UInt8(ascii: ";") }))
            guard name.hasPrefix("#") || entities.contains(name) else {
                return fail("an entity that the document itself declares", found: "&\(name);")
            }
        }
    }

    // MARK: - Errors

    private var position: XMLPosition {
        XMLPosition(
            line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    }

    /// Notes what is wrong at the current place.
    private func fail(_ expected: String, found: String? = nil) {
        guard !isStopped else { return }
        failure = SyntaxError(position, found: found ?? written, expected: expected)
        stop()
    }

    private func stop() {
        isStopped = true
        XML_StopParser(parser, 0)
    }

    private var libraryError: SyntaxError {
        let code = XML_GetErrorCode(parser)
        let expected =
            if code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH {
                "entities that make the document at most \(Self.maximumExpansion) times as long"
            } else {
                "well-formed XML (" + (XML_ErrorString(code).map { String(cString: $0) } ?? "error") + ")"
            }
        return SyntaxError(position, found: written, expected: expected)
    }

    /// The text at the current place, no longer than is good for an error message.
    private var written: String {
        var (offset, size) = (Int32(0), Int32(0))
        guard let context = XML_GetInputContext(parser, &offset, &size), offset >= 0, offset < size else {
            return ""
        }
        var bytes = UnsafeRawBufferPointer(start: context, count: Int(size))[Int(offset)...].prefix(40)
        // The cut may go through a character. Documents in UTF-16 are not worth the trouble.
        for _ in 0..<4 {
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            bytes = bytes.dropLast()
        }
        return ""
    }
}

extension XMLName {
    /// Takes a name as libexpat writes it: namespace, local name and prefix, as far as there are any.
    fileprivate init(_ text: UnsafePointer<CChar>, separator: UInt8) {
        let parts = String(cString: text).utf8.split(separator: separator, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        namespace = parts.count > 1 ? parts[0] : ""
        local = parts.count > 1 ? parts[1] : parts[0]
        prefix = parts.count > 2 ? parts[2] : ""
    }
}
