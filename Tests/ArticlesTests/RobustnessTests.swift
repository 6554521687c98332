import Articles
import Foundation
import TestSupport
import Testing

@Suite("Pages that are broken, deep or large")
struct RobustnessTests {
    private static let sentence = "Norway condemned the attack on the harbour of Ventspils on Tuesday."

    @Test(
        "Nesting of a hundred thousand elements",
        arguments: ["div", "blockquote", "b", "li", "table", "amp-x"])
    func deep(name: String) throws {
        let count = 100_000
        let open = String(repeating: "<\(name)>", count: count)
        let inside = try page("<html><body>\(open)<p>\(Self.sentence)</p></body></html>")
        #expect(inside.text == Self.sentence)
        let close = String(repeating: "</\(name)>", count: count)
        #expect(
            try page("<html><body>\(open)\(close)<p>\(Self.sentence)</p></body></html>").text == Self.sentence
        )
    }

    @Test("Five megabytes of paragraphs are read whole")
    func large() throws {
        let count = 70_000
        let body = (0..<count).map { "<p>\(Self.sentence) \($0)" }.joined(separator: "\n")
        let text = try page(
            "<html><head><title>Long</title></head><body><article>\(body)</article></body></html>"
        ).text
        #expect(text.components(separatedBy: "\n\n").count == count)
    }

    @Test("Any bytes give an article or a message")
    func mutations() throws {
        var generator = SeededGenerator(seed: 20_261_126)
        let names = PageTests.names.map { "pages/\($0).html" }
        let seeds = try names.map { [UInt8](try Fixtures.data($0)) }
        let pieces = [
            "<", ">", "</", "<!--", "-->", "\"", "&", "&#", "\0", "<table>", "</p>", "<script>", "{",
            "<![CDATA[",
        ]
        for round in 0..<1500 {
            var bytes = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                let place = Int.random(in: 0..<max(1, bytes.count), using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + round % 300))
                case 2: bytes.insert(contentsOf: pieces[place % pieces.count].utf8, at: place)
                case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 500)], at: place / 2)
                default: if !bytes.isEmpty { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
                }
            }
            for format in ArticleFormat.allCases {
                if let content = try? format.read(Data(bytes)) { #expect(!content.text.isEmpty) }
            }
        }
    }
}
