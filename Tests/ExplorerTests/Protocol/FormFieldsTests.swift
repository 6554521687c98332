import RDF
import Testing

@testable import Explorer

struct FormFieldsTests {
    @Test func decodes() throws {
        let fields = try FormFields("a=1+2%2B3&b=%C3%A9&a=&c&=x&%61=z")
        #expect(fields.all("a") == ["1 2+3", "", "z"])
        #expect(try fields.one("b") == "é")
        #expect(try fields.one("c") == "")
        #expect(try fields.one("d") == nil)
        #expect(throws: Refusal.self) { try fields.one("a") }
        #expect(throws: Refusal.self) { try fields.required("d") }
    }

    @Test(arguments: ["a=%", "a=%2", "a=%zz", "a=%ff", "%C3=1", "a=%C0%80"])
    func refuses(text: String) {
        #expect(throws: Refusal.self) { try FormFields(text) }
    }

    @Test func numbers() throws {
        let fields = try FormFields("a=7&b=x&c=0")
        #expect(try fields.number("a", in: 1...9, or: 3) == 7)
        #expect(try fields.number("d", in: 1...9, or: 3) == 3)
        #expect(throws: Refusal.self) { try fields.number("b", in: 1...9, or: 3) }
        #expect(throws: Refusal.self) { try fields.number("c", in: 1...9, or: 3) }
    }

    @Test(arguments: Documents.hostileNames)
    func encodingComesBack(text: String) {
        let encoded = PercentEncoding.encode(text)
        #expect(PercentEncoding.decode(encoded) == text)
        #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/?#&\"<>'".utf8.contains($0) })
    }
}
