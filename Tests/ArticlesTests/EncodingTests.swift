import Articles
import Foundation
import Testing

@Suite("Encodings")
struct EncodingTests {
    private static let sentence = "Ms Šimić thanked Mr Łoś’s envoy – “at last” – in Zürich."

    private static func source(_ head: String) -> String {
        "<html><head>\(head)<title>x</title></head><body><p>\(sentence)</p></body></html>"
    }

    @Test(
        "A page is decoded by what it declares",
        arguments: [
            (
                "<meta charset=windows-1250>",
                [0x8A: "Š", 0xE6: "ć", 0xA3: "Ł", 0x9C: "ś", 0x92: "’", 0x96: "–"]
            ),
            (
                "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-2'>",
                [0xA9: "Š", 0xE6: "ć", 0xA3: "Ł", 0xB6: "ś"]
            ),
        ] as [(String, [UInt8: String])])
    func declared(head: String, table: [UInt8: String]) throws {
        var bytes = Data()
        for character in Self.source(head) {
            let coded = table.first { $0.value == String(character) }?.key
            bytes.append(
                contentsOf: coded.map { [$0] } ?? (character == "ü" ? [0xFC] : Array("\(character)".utf8)))
        }
        // What the table lacks would be UTF-8, so it is left out of the comparison.
        let text = try ArticleFormat.html.read(bytes).text
        #expect(text.contains("Ms Šimić thanked Mr Łoś"))
        #expect(text.contains("in Zürich."))
    }

    @Test(
        "Latin-1 means Windows-1252; UTF-8 is UTF-8 whatever is declared; no declaration means Windows-1252")
    func western() throws {
        func read(_ head: String, _ encoding: String.Encoding) throws -> String {
            let source =
                "<html><head>\(head)</head><body><p>“Zürich’s mayor – Büchi – agreed.”</p></body></html>"
            return try ArticleFormat.html.read(#require(source.data(using: encoding))).text
        }
        let wanted = "“Zürich’s mayor – Büchi – agreed.”"
        #expect(try read("<meta charset=\"iso-8859-1\">", .windowsCP1252) == wanted)
        #expect(try read("<meta charset=\"iso-8859-1\">", .utf8) == wanted)
        #expect(try read("", .windowsCP1252) == wanted)
        #expect(try read("<meta charset=utf-8>", .windowsCP1252) == wanted)
        #expect(try read("<meta charset=utf-16>", .utf8) == wanted)
        let xml =
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?><html><body><p>Zürich agreed.</p></body></html>"
        #expect(
            try ArticleFormat.html.read(#require(xml.data(using: .windowsCP1252))).text == "Zürich agreed.")
    }

    @Test("A few broken bytes in UTF-8 stay a few")
    func brokenBytes() throws {
        var data = Data("<meta charset=utf-8><p>Zürich’s mayor – Büchi – agreed ".utf8)
        data += [0xC3, 0x20] + Data("on Monday.</p>".utf8)
        #expect(
            try ArticleFormat.html.read(data).text == "Zürich’s mayor – Büchi – agreed \u{FFFD} on Monday.")
    }

    @Test("East Asian encodings, in which English pages come too")
    func eastAsian() throws {
        var data = Data("<meta charset=gb2312><p>China".utf8)
        data += [0xA1, 0xAF] + Data("s premier met Mr Ito in Dalian.</p>".utf8)
        #expect(try ArticleFormat.html.read(data).text == "China’s premier met Mr Ito in Dalian.")
    }

    @Test(
        "A byte order mark says how text is coded: pages, plain text, Markdown and JSON",
        arguments: [
            String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .utf8,
        ])
    func marks(encoding: String.Encoding) throws {
        func marked(_ text: String) throws -> Data { try #require("\u{FEFF}\(text)".data(using: encoding)) }
        #expect(try ArticleFormat.plainText.read(marked(Self.sentence)).text == Self.sentence)
        #expect(try ArticleFormat.markdown.read(marked("**\(Self.sentence)**")).text == Self.sentence)
        let page = try marked(Self.source("<meta charset=latin1>"))
        #expect(ArticleFormat(page, fileExtension: "") == .html)
        #expect(try ArticleFormat.html.read(page).text == Self.sentence)
        #expect(try TextDecoder.json(marked("{}")) == Data("{}".utf8))
    }

    @Test("UTF-16 and UTF-32 without a mark are known by their first character")
    func unmarked() throws {
        for encoding in [
            String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
        ] {
            let page = try #require(Self.source("").data(using: encoding))
            #expect(try ArticleFormat.html.read(page).text == Self.sentence)
            #expect(try TextDecoder.json(#require("{}".data(using: encoding))) == Data("{}".utf8))
        }
    }

    @Test(
        "What cannot be decoded says why",
        arguments: [
            (
                Data("<meta charset=x-klingon><p>Zu".utf8) + [0xFC] + Data("rich agreed.</p>".utf8),
                "\"x-klingon\""
            ),
            (Data("<html>".utf8) + Data(repeating: 1, count: 400), "a binary file"),
            (Data([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]), "UTF-16 by its beginning, but broken at offset 2"),
        ])
    func undecodable(data: Data, message: String) {
        let error = #expect(throws: ArticleError.self) { try ArticleFormat.html.read(data) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "read")")
    }

    @Test("Plain text is taken as it is, and refused where its encoding is not certain")
    func plain() throws {
        let text = "A\u{AD}B  C\r\n\r\nD <b>&amp;</b> "
        #expect(try ArticleFormat.plainText.read(Data(text.utf8)).text == text)
        let error = #expect(throws: ArticleError.self) {
            try ArticleFormat.plainText.read(Data([0x41, 0x0A, 0x63, 0xE9, 0x20]))
        }
        #expect(error?.description.contains("line 2 has the byte 0xE9 at offset 3") == true)
    }
}
