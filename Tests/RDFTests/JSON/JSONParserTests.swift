import RDF
import Testing

struct JSONParserTests {
    @Test func allThatJSONHas() throws {
        let text = #" {"a": [null, true, false, -0.5e+3, "\u00e9\n\/\ud83d\ude00"], "b": {}, "": []} "#
        let value = try JSONValue(parsing: text)
        let object = try #require(value.object)
        #expect(object.map(\.key) == ["a", "b", ""])
        let items = try #require(object["a"]?.array)
        #expect(items.prefix(3) == [.null, true, false])
        #expect(items[4] == "é\n/😀")
        guard case .number(let number) = items[3] else {
            Issue.record("no number")
            return
        }
        #expect(number.text == "-0.5e+3" && number.double == -500)
    }

    @Test func theLastOfTwoMembersCounts() throws {
        let value = try JSONValue(parsing: #"{"a": 1, "b": 2, "a": 3}"#)
        #expect(value == ["a": 3, "b": 2])
        #expect(value.object?.map(\.key) == ["a", "b"])
    }

    @Test func keysAreComparedByCodePoint() throws {
        let object = try #require(try JSONValue(parsing: "{\"é\": 1, \"e\u{301}\": 2}").object)
        #expect(object.count == 2 && object["é"] == 1 && object["e\u{301}"] == 2)
        // With more members they are found by hash.
        let many = JSONObject((0..<100).map { JSONObject.Member(key: "k\($0)", value: .array([])) })
        #expect(many["k77"] == [] && many["k100"] == nil && many.count == 100)
        var fewer = many
        for number in 0..<95 { fewer["k\(number)"] = nil }
        #expect(fewer.count == 5 && fewer["k95"] == [] && fewer["k94"] == nil)
    }

    @Test func byteOrderMark() throws {
        #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array("1".utf8)) == 1)
    }

    @Test(arguments: [
        ("", 1, 1), ("  \n ", 2, 2), ("[1,]", 1, 4), ("[1 2]", 1, 4), ("{\"a\" 1}", 1, 6), ("{a: 1}", 1, 2),
        ("{\"a\": 1,}", 1, 9), ("[\n\r\n\r1 x]", 4, 3), ("01", 1, 2), ("-", 1, 2), ("1.", 1, 3), (".5", 1, 1),
        ("1e", 1, 3), ("+1", 1, 1), ("tru", 1, 1), ("nul\u{0}", 1, 1), ("NaN", 1, 1), ("\"a", 1, 1),
        ("\"\t\"", 1, 2), ("\"\\x\"", 1, 2), ("\"\\u12g4\"", 1, 6), ("\"\\", 1, 2), ("'a'", 1, 1),
        ("[1] // no", 1, 5), ("\"é\" é", 1, 5), ("[\"日本\", ?]", 1, 8), ("\u{A0}1", 1, 1),
    ])
    func errorsSayWhere(_ text: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: SyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\u0041""#, #""\ud800\ud800""#,
        #""\udc00\ud800""#, #""\ud8"#,
    ])
    func halfSurrogatePairs(_ text: String) {
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: text) }
    }

    @Test(
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3]] as [[UInt8]])
    func notUTF8(_ bytes: [UInt8]) {
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: [0x22] + bytes + [0x22]) }
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: [0x22, 0x5C, 0x6E] + bytes + [0x22]) }
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: bytes) }
    }

    @Test func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        let deep = try JSONValue(parsing: nested(JSONValue.maximumDepth))
        #expect(deep.canonicalText == nested(JSONValue.maximumDepth))
        #expect(deep == deep && deep.hashValue == deep.hashValue && !deep.text().isEmpty)
        let error = #expect(throws: SyntaxError.self) { try JSONValue(parsing: nested(100_000)) }
        #expect(error?.column == JSONValue.maximumDepth + 1)
        let objects = String(repeating: "{\"a\":", count: 100_000)
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: objects) }
        #expect(throws: SyntaxError.self) { try JSONValue(parsing: nested(3), maximumDepth: 2) }
    }

    /// Whatever comes, an error comes out or a value that reads back.
    @Test func mutilatedTexts() throws {
        let text = #"{"@context": {"a": "http://e/", "b": [1.5e3, "\ud83d\ude00é"]}, "a": [true, null, {}]}"#
        let bytes = Array(text.utf8)
        for index in bytes.indices {
            var cut = Array(bytes[..<index])
            _ = try? JSONValue(parsing: cut)
            cut += bytes[(index + 1)...]
            for byte in [0x22, 0x5C, 0x7B, 0x00, 0xFF, 0x30] as [UInt8] {
                var changed = bytes
                changed[index] = byte
                for candidate in [cut, changed] {
                    guard let value = try? JSONValue(parsing: candidate) else { continue }
                    #expect(try JSONValue(parsing: value.text()) == value)
                }
            }
        }
    }
}
