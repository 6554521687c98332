import RDF
import Testing

/// Input that means no good: an error or the right quads, and never more memory or time than it is worth.
struct HostileInputTests {
    static let readers: [any QuadReader] = [
        NTriplesReader(options: ReaderOptions(version: .rdf12)),
        NQuadsReader(options: ReaderOptions(version: .rdf12)),
        TurtleReader(options: ReaderOptions(version: .rdf12, base: "http://e/")),
        TriGReader(options: ReaderOptions(version: .rdf12, base: "http://e/")),
    ]

    static let line =
        #"<urn:é> <urn:b\u0041> <<( _:a.b <urn:c> "x\t\U0001F600ß"@en-GB--ltr )>> . # end"# + "\r\n"

    static let turtle = ##"""
        @prefix a.é: <http://e/\u00E9#> . BASE <b/> VERSION "1.2" # ß
        a.é:b\~c.d a <x?y#z>, """ "é"" \\ """, '\u0041'^^<d>, -1.5e+3, .5, 1, true ; ;
          <p> ( [] [ <q> _:é.1 ] () ) ~ <r> {| <s> "x"@en--rtl |} .
        << <s> <p> <<( [] a 1 )>> ~ [] >> .
        """##

    static let samples = [
        (0, line + line), (1, line.replacing(" .", with: " _:g .")), (2, turtle),
        (3, turtle + "{ <a> <b> 1 } <g> { [] a 2 . } GRAPH [] { <a> a ( 1 ) }"),
    ]

    @Test(arguments: samples)
    func cutOff(_ reader: Int, _ text: String) throws {
        let reader = Self.readers[reader]
        let bytes = Array(text.utf8)
        let whole = try reader.quads(in: bytes)
        #expect(!whole.isEmpty)
        for length in bytes.indices {
            do {
                #expect(try reader.quads(in: bytes[..<length]).count <= whole.count)
            } catch {
                #expect(error is SyntaxError)
            }
        }
    }

    /// Chunks may end anywhere.
    @Test(arguments: samples, [1, 2, 3, 7])
    func chunks(_ sample: (Int, String), _ size: Int) throws {
        let reader = Self.readers[sample.0]
        var rest = Array(sample.1.utf8)[...]
        let source = ChunkSource {
            defer { rest = rest.dropFirst(size) }
            return rest.isEmpty ? nil : Array(rest.prefix(size))
        }
        var quads: [Quad] = []
        try reader.read(source) { quads.append($0) }
        #expect(quads == (try reader.quads(in: sample.1.utf8)))
    }

    /// Every byte of a sample in turn replaced.
    @Test(arguments: samples, [0x00, 0x0A, 0x22, 0x3C, 0x5C, 0x80, 0xC3, 0xFF] as [UInt8])
    func wrongBytes(_ sample: (Int, String), _ byte: UInt8) {
        let bytes = Array(sample.1.utf8)
        for index in bytes.indices {
            var bytes = bytes
            bytes[index] = byte
            do {
                _ = try Self.readers[sample.0].quads(in: bytes)
            } catch {
                #expect(error is SyntaxError)
            }
        }
    }

    @Test(arguments: [
        ("[ <p> ", "0", "]"), ("( ", "", ")"), ("[ <p> ( ", "0", ") ]"), ("<< <s> <p> ", "0", ">>"),
    ])
    func deep(_ open: String, _ inner: String, _ close: String) throws {
        let depth = 100_000
        let start = "<s> <p> " + String(repeating: open, count: depth)
        #expect(throws: SyntaxError.self) { try Self.readers[2].quads(in: start.utf8) }
        var count = 0
        let text = start + inner + String(repeating: " " + close, count: depth) + " ."
        try Self.readers[2].read(text.utf8) { _ in count += 1 }
        #expect(count >= depth)
    }

    @Test func deepSubjectsAndAnnotations() throws {
        let depth = 100_000
        let subjects =
            String(repeating: "<< ", count: depth) + "<s> " + String(repeating: "<p> 1 >> ", count: depth)
        let annotations =
            "<s> <p> 1 " + String(repeating: "{| <p> 1 ", count: depth)
            + String(repeating: "|} ", count: depth)
        for text in [subjects + ".", annotations + "."] {
            var count = 0
            try Self.readers[2].read(text.utf8) { _ in count += 1 }
            #expect(count >= depth)
        }
    }

    @Test func tripleTermsHaveALimit() throws {
        func text(_ depth: Int) -> String {
            "<urn:s> <urn:p> " + String(repeating: "<<( <urn:s> <urn:p> ", count: depth) + "<urn:o>"
                + String(repeating: " )>>", count: depth) + " ."
        }
        let limit = ReaderOptions.maximumTripleTermDepth
        for reader in Self.readers {
            let quads = try reader.quads(in: text(limit).utf8)
            #expect(Set(quads + quads).count == 1)
            #expect(throws: SyntaxError.self) { try reader.quads(in: text(limit + 1).utf8) }
            #expect(throws: SyntaxError.self) { try reader.quads(in: text(100_000).utf8) }
        }
    }

    @Test func longTokens() throws {
        let long = String(repeating: "a", count: 5000)
        let options = ReaderOptions(base: "http://e/", maximumTokenLength: 4096)
        let turtle = TurtleReader(options: options)
        for token in [
            "<\(long)>", "\"\(long)\"", "\"\"\"\(long)\"\"\"", "_:\(long)", "\(long):b", ":\(long)",
            "\"\"@\(long)",
            String(repeating: "1", count: 5000), "<\(long)", "\"\(long)", long,
        ] {
            let text = "@prefix : <urn:> . <s> <p> \(token) ."
            let error = #expect(throws: SyntaxError.self) { try turtle.quads(in: text.utf8) }
            #expect(error?.expected.contains("4096") == true, "\(token.prefix(10))")
            #expect((error?.description.count ?? 0) < 200)
        }
        // Comments and white space are no tokens.
        let space = String(repeating: " \n", count: 5000) + "#" + long + "\n"
        #expect(try turtle.quads(in: (space + "<s>" + space + "a 1" + space + ".").utf8).count == 1)
        #expect(
            try TurtleReader().quads(in: "<urn:s> <urn:p> \"\(String(repeating: long, count: 100))\" .".utf8)
                .count == 1)
    }

    @Test func controlCharacters() throws {
        for code in (UInt8(0)..<0x20).map({ $0 }) + [0x7F] {
            let character = Unicode.Scalar(code)
            #expect(throws: SyntaxError.self, "\(code) in an IRI") {
                try TurtleReader().quads(in: "<urn:\(character)> <urn:p> 1 .".utf8)
            }
            let isLineEnd = code == 0x0A || code == 0x0D
            let read = try? TurtleReader().triples(in: "<urn:s> <urn:p> \"\(character)\" .".utf8)
            #expect((read == nil) == isLineEnd)
            #expect(isLineEnd || read?.first?.object == .string(String(character)))
            let long = try TurtleReader().triples(in: "<urn:s> <urn:p> \"\"\"\(character)\"\"\" .".utf8)
            #expect(long.first?.object == .string(String(character)))
            let isSpace = isLineEnd || code == 0x09
            let between = try? TurtleReader().quads(in: "<urn:s>\(character)<urn:p> 1 .".utf8)
            #expect((between != nil) == isSpace, "\(code) between terms")
        }
    }

    /// Input without end is read as long as quads are wanted, and no further than they need.
    @Test(arguments: [("<urn:s> <urn:p> \"o\" .\n", 0), ("<urn:s> <urn:p> [ a ( 1 ) ] .\n", 2)])
    func endless(_ statement: String, _ reader: Int) {
        struct Enough: Error {}
        let chunk = Array(String(repeating: statement, count: 100).utf8)
        var chunks = 0
        let source = ChunkSource {
            chunks += 1
            return chunk
        }
        var quads = 0
        #expect(throws: Enough.self) {
            try Self.readers[reader].read(source) { _ in
                quads += 1
                if quads == 50_000 { throw Enough() }
            }
        }
        #expect(chunks <= 600)
    }

    @Test func sourcesMayFail() {
        struct Broken: Error {}
        var chunks = [Array("<urn:s> <urn:p> 1 .".utf8)]
        let source = ChunkSource {
            if chunks.isEmpty { throw Broken() }
            return chunks.removeFirst()
        }
        #expect(throws: Broken.self) { try TurtleReader().read(source) { _ in } }
        #expect(throws: Broken.self) {
            try TurtleReader().read("<urn:s> <urn:p> 1, 2 .".utf8) { _ in throw Broken() }
        }
    }

    @Test func manyPrefixes() throws {
        let names = (0..<1000).map { "p\($0)" }
        let text =
            names.map { "@prefix \($0): <http://\($0)/> .\n" }.joined()
            + names.map { "\($0):s a \($0): .\n" }.joined()
        let triples = try TurtleReader().triples(in: text.utf8)
        #expect(triples.map(\.subject) == (try names.map { .iri(try IRI("http://\($0)/s")) }))
    }
}
