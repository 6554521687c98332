import Foundation
import RDF
import Testing

/// What errors say.
struct SyntaxErrorTests {
    @Test(arguments: [
        ("<a> <b> <c> .", 1, 1), ("\n<urn:a> <urn:b> .", 2, 17), ("\r\n\r\n<urn:a>", 3, 8),
        ("<urn:a> <urn:b> \"c", 1, 17), ("<urn:a> <urn:b> \"\\uD800\" .", 1, 18),
        ("<urn:a> <urn:b> <urn:c>", 1, 24),
        ("<urn:a> <urn:b> <urn:c> . x", 1, 27), ("<urn:a> <urn:b> \"\"@ .", 1, 19),
        ("<urn:a b> <urn:b> _:c .", 1, 7),
        ("\"a\" <urn:b> _:c .", 1, 1), ("_:a _:b _:c .", 1, 5), ("_:. <urn:b> _:c .", 1, 1),
        ("\r\r<urn:a> <urn:é> 1", 3, 17), ("\u{FEFF}<urn:a> <urn:é> 1", 1, 17),
    ])
    func place(_ text: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: SyntaxError.self) { try NTriplesReader().triples(in: text.utf8) }
        #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
        // A byte at a time, so that all has gone by but the token.
        var bytes = text.utf8.makeIterator()
        let source = ChunkSource { bytes.next().map { [$0] } }
        let same = #expect(throws: SyntaxError.self) { try NTriplesReader().read(source) { _ in } }
        #expect(same == error)
    }

    @Test(arguments: [
        (":s :p :o .", 1, 1, ":s"), ("@prefix : <urn:> .\n:s :p ;", 2, 7, ";"),
        ("<urn:s> <urn:p> \"\"\"a\nb\\q", 1, 17, "\"\"\"a\nb\\q"),
        ("@prefix : <urn:> .\r\n\r\n:s :p [ :q 1 } .", 3, 14, "}"),
        ("<urn:s> <urn:p> (1 2", 1, 21, ""), ("<http://a:b/> a 1 .", 1, 1, "<http://a:b/>"),
        ("<urn:s> <urn:p> 1 {| |} .", 1, 19, "{"), ("<urn:s> <urn:p> << <urn:s>", 1, 18, "<"),
    ])
    func turtle(_ text: String, _ line: Int, _ column: Int, _ found: String) {
        let error = #expect(throws: SyntaxError.self) { try TurtleReader().triples(in: text.utf8) }
        #expect(
            error?.line == line && error?.column == column && error?.found == found,
            "\(String(describing: error))")
    }

    @Test func placeFarDown() {
        let lines = String(repeating: "<urn:a> <urn:b> \"é\\n\" . # ß\r\n", count: 10_000)
        let error = #expect(throws: SyntaxError.self) {
            try NTriplesReader().triples(in: (lines + "<urn:a> \"\" .").utf8)
        }
        #expect(error?.line == 10_001 && error?.column == 9)
    }

    @Test func description() {
        let reader = TurtleReader(options: ReaderOptions(sourceName: "a.ttl"))
        let error = #expect(throws: SyntaxError.self) {
            try reader.triples(in: "<urn:a> \"\u{202E}\u{1B}[2J\" .".utf8)
        }
        #expect(
            error?.description == """
                a.ttl, line 1, column 9: found "\\"\\u202E\\u001B[2J\\"", \
                expected a predicate, which is an IRI or the word a
                """)
        let end = SyntaxError(line: 1, column: 2, found: "", expected: "a dot")
        #expect(end.description == "line 1, column 2: found the end, expected a dot")
    }

    @Test func filesAreNamed() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).nt")
        try Data("<urn:a> <urn:b> <urn:c> .\n<urn:a> .".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var count = 0
        let error = #expect(throws: SyntaxError.self) {
            try NTriplesReader().read(file: file.path) { _ in count += 1 }
        }
        #expect(count == 1 && error?.source == file.path && error?.line == 2)
        #expect(throws: FileError.self) { try NTriplesReader().read(file: "/nowhere/at all") { _ in } }
    }

    @Test(
        arguments: [
            ([0xFF], "byte FF at offset 20"), ([0xC0, 0x80], "byte C0 at offset 20"),
            ([0xED, 0xA0, 0x80], "byte ED at offset 20"), ([0xF4, 0x90, 0x80, 0x80], "byte F4 at offset 20"),
            ([0xE2, 0x82], "byte E2 at offset 20"), ([0x41, 0x80], "byte 80 at offset 21"),
        ] as [([UInt8], String)])
    func notUTF8(_ bytes: [UInt8], _ found: String) {
        let text = Array("\r\n<urn:é> <urn:b> \"".utf8)
        for tail in [bytes, bytes + [0x22, 0x2E]] {
            let error = #expect(throws: SyntaxError.self) { try NTriplesReader().triples(in: text + tail) }
            #expect(error?.line == 2 && error?.found == found && error?.expected == "UTF-8")
        }
    }

    @Test func quadsBeforeAnErrorAreRead() {
        var count = 0
        #expect(throws: SyntaxError.self) {
            try TurtleReader().read("<urn:a> <urn:b> 1, 2 . <urn:a> .".utf8) { _ in count += 1 }
        }
        #expect(count == 2)
    }
}
