import English
import Foundation
import Testing

@testable import entente

@Suite("Analysis of texts")
struct AnalyzeTests {
    private func sentences(_ run: Run) throws -> [CoNLLUSentence] {
        #expect(run.status == 0, "\(run.error)")
        var reader = CoNLLUReader(run.output)
        var sentences: [CoNLLUSentence] = []
        while let sentence = try reader.next() { sentences.append(sentence) }
        return sentences
    }

    @Test("Articles become documents of CoNLL-U in the order of the inputs")
    func conllu() throws {
        let folder = try TemporaryFolder()
        try folder.write("b.txt", "The talks failed.\n\nFrance didn't  condemn\tBelarus.")
        try folder.write("a.txt", "Japan thanked Iceland.")
        let run = try Run("analyze", folder.path("b.txt"), folder.url.path)
        #expect(run.error.isEmpty)
        let sentences = try sentences(run)
        #expect(sentences.compactMap { $0["newdoc id"] } == ["b", "a", folder.path("b")])
        #expect(
            sentences.prefix(3).map { $0["text"] ?? "" } == [
                "The talks failed.", "France didn't condemn Belarus.", "Japan thanked Iceland.",
            ])
        let ids = sentences.map { $0["sent_id"] ?? "" }
        #expect(ids.prefix(3) == ["b-1", "b-2", "a-1"])
        #expect(Set(ids).count == ids.count)
        #expect(sentences.prefix(2).allSatisfy { $0.comments.contains("# newpar") })

        let second = try #require(sentences.dropFirst().first)
        #expect(second.rows.map(\.id.description) == ["1", "2-3", "2", "3", "4", "5", "6"])
        #expect(second.words.map(\.lemma) == ["France", "do", "not", "condemn", "Belarus", "."])
        #expect(second.words.map(\.upos) == ["PROPN", "AUX", "PART", "VERB", "PROPN", "PUNCT"])
        #expect(second.words.map(\.head) == ["4", "4", "4", "0", "4", "4"])
        #expect(second.words.map(\.deprel) == ["nsubj", "aux", "advmod", "root", "obj", "punct"])
        #expect(second.words.map { $0.misc("NER") } == ["B-place", nil, nil, nil, "B-place", nil])
        #expect(second.words[4].misc == "NER=B-place|SpaceAfter=No|end_char=49|start_char=42")
    }

    @Test("JSON has the same, one object for one article and lines for several")
    func json() throws {
        struct Document: Decodable {
            let id: String
            let title: String?
            let sentences: [Sentence]
        }
        struct Sentence: Decodable {
            let id: String
            let paragraph, start, end: Int
            let tokens: [Token]
            let names: [Name]
        }
        struct Token: Decodable {
            let text, lemma, upos, deprel: String
            let id, head, start, end: Int
        }
        struct Name: Decodable {
            let kind, text: String
            let first, last, start, end: Int
        }
        let text = "He said \"no\\\".\n\nVladimir \n Putin didn't go 👍."
        let lines = [
            try JSONEncoder().encode(["id": "x", "text": text, "title": "T\u{7}\t"]),
            try JSONEncoder().encode(["id": "x", "text": "Yes."]),
        ]
        let one = try Run("analyze", "-", "--format", "json", input: lines[0])
        let document = try JSONDecoder().decode(Document.self, from: one.output)
        #expect(document.id == "x")
        #expect(document.title == "T\u{7}\t")
        #expect(one.text.split(separator: "\n").count > 10)
        let scalars = Array(text.unicodeScalars)
        func part(_ start: Int, _ end: Int) -> String {
            String(String.UnicodeScalarView(scalars[start..<end]))
        }
        for token in document.sentences.flatMap(\.tokens) {
            #expect(part(token.start, token.end) == token.text)
        }
        let last = try #require(document.sentences.last)
        #expect(last.paragraph == 2 || last.paragraph == 3)
        #expect(last.tokens.map(\.id) == Array(1...last.tokens.count))
        #expect(last.tokens.count { $0.head == 0 && $0.deprel == "root" } == 1)

        let several = try Run(
            "analyze", "-", "--format", "json", input: lines[0] + Data("\n".utf8) + lines[1])
        let objects = several.text.split(separator: "\n")
        #expect(objects.count == 2)
        let decoded = try objects.map { try JSONDecoder().decode(Document.self, from: Data($0.utf8)) }
        #expect(decoded.map(\.id) == ["x", "x"])
        #expect(decoded[1].sentences.map(\.id) == ["x-2-1"])

        let single = try Run("analyze", "-", "--format", "jsonl", input: lines[0])
        #expect(single.text.split(separator: "\n").count == 1)
        let names = try JSONDecoder().decode(
            Document.self,
            from: Run("analyze", "-", "--format", "json", input: Data("We met Vladimir  Putin.".utf8)).output
        ).sentences.flatMap(\.names)
        let name = try #require(names.first)
        #expect(name.kind == "person" && name.text == "Vladimir  Putin" && name.first == 3 && name.last == 4)
        #expect(name.start == 7 && name.end == 22)
    }

    @Test(
        "The name of the output file says the format",
        arguments: [
            ("a.conllu", "# newdoc id = a\n"), ("a.json", "{\"id\":\"a\",\n"),
            ("a.jsonl", "{\"id\":\"a\",\"s"),
        ])
    func outputName(name: String, start: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let run = try Run("analyze", folder.path("a.txt"), "-o", folder.path(name))
        #expect(run.status == 0 && run.output.isEmpty)
        let text = try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
        #expect(text.hasPrefix(start), "\(text.prefix(40))")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 2)
    }

    @Test("A text without words is a document all the same")
    func wordless() throws {
        let run = try Run("analyze", "-", "--format", "json", input: Data("\u{200b}".utf8))
        #expect(run.status == 0)
        #expect(try JSONSerialization.jsonObject(with: run.output) is [String: Any], "\(run.text)")
    }

    @Test("The number of threads does not matter", arguments: ["conllu", "jsonl"])
    func threads(format: String) throws {
        let text = String(repeating: article + "\n\n", count: 12)
        let lines = try ["a", "b", "c"].map { try JSONEncoder().encode(["id": $0, "text": text]) }
        let input = Data(lines.joined(separator: Data("\n".utf8)))
        let one = try Run("analyze", "-", "--format", format, "--jobs", "1", input: input)
        let four = try Run("analyze", "-", "--format", format, "--jobs", "4", input: input)
        #expect(one.output == four.output)
        guard format == "conllu" else { return }
        let words = try Run("analyze", "-", "--tokenized", "--jobs", "1", input: one.output)
        #expect(
            words.output == (try Run("analyze", "-", "--tokenized", "--jobs", "3", input: one.output).output))
        #expect(
            try sentences(words).map { $0.rows.map(\.form) } == sentences(one).map { $0.rows.map(\.form) })
    }
}

@Suite("Analysis of given words")
struct TokenizedTests {
    static let given = """
        # newdoc id = one
        # sent_id = 7
        # source = somewhere
        1\tI\t_\t_\tPRP\tCase=Nom\t_\t_\t2:nsubj\t_
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tNER=O
        2\tdo\tX\tX\t_\t_\t9\tX\t_\tNER=B-x|Own=1
        3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
        3.1\tknow\t_\t_\t_\t_\t_\t_\t0:root\t_
        4\tknow Vladimir\t_\t_\t_\t_\t_\t_\t_\t_

        # newdoc
        1\tYes\t_\t_\t_\t_\t_\t_\t_\t_
        """

    @Test("Words, comments, multiword tokens and the columns that are not computed are kept")
    func kept() throws {
        let expected = try Run("analyze", "--tokenized", "-", input: Data(Self.given.utf8))
        #expect(expected.status == 0)
        for variant in [
            Self.given + "\n\n", Self.given.replacing("\n", with: "\r\n"), "\u{feff}" + Self.given,
        ] {
            let run = try Run("analyze", "--tokenized", "-", input: Data(variant.utf8))
            #expect(run.output == expected.output)
        }
        var reader = CoNLLUReader(expected.output)
        let first = try #require(try reader.next())
        #expect(first.comments == ["# newdoc id = one", "# sent_id = 7", "# source = somewhere"])
        #expect(first.rows.map(\.id.description) == ["1", "2-3", "2", "3", "4"])
        #expect(first.words.map(\.form) == ["I", "do", "n't", "know Vladimir"])
        #expect(first.words.map(\.xpos) == ["PRP", "_", "_", "_"])
        #expect(first.words.map(\.feats) == ["Case=Nom", "_", "_", "_"])
        #expect(first.words.map(\.deps) == ["_", "_", "_", "_"])
        #expect(first.words.count { $0.head == "0" } == 1)
        #expect(first.words.allSatisfy { $0.lemma != "_" && $0.upos != "_" && $0.upos != "X" })
        #expect(first.rows[1].misc == "_")
        #expect(first.rows[2].misc.hasSuffix("Own=1"))
        #expect(first.rows[2].misc("NER") != "B-x")
        #expect(try reader.next()?.comments == ["# newdoc"])
        #expect(try reader.next() == nil)
    }

    @Test("In JSON, documents have the ids of the file, and nothing has offsets")
    func json() throws {
        struct Document: Decodable {
            let id: String
            let sentences: [Sentence]
        }
        struct Sentence: Decodable {
            let id: String?
            let start: Int?
            let tokens: [Token]
        }
        struct Token: Decodable {
            let text: String
            let start: Int?
        }
        let run = try Run("analyze", "--tokenized", "-", "--format", "json", input: Data(Self.given.utf8))
        let documents = try run.text.split(separator: "\n").map {
            try JSONDecoder().decode(Document.self, from: Data($0.utf8))
        }
        #expect(documents.map(\.id) == ["one", "stdin-2"])
        #expect(documents.map { $0.sentences.map(\.id) } == [["7"], [nil]])
        #expect(documents[0].sentences[0].tokens.map(\.text) == ["I", "do", "n't", "know Vladimir"])
        #expect(documents[0].sentences[0].start == nil)
        #expect(documents[0].sentences[0].tokens.allSatisfy { $0.start == nil })
        let one = try Run(
            "analyze", "--tokenized", "-", "--format", "json",
            input: Data("1\ta\t_\t_\t_\t_\t_\t_\t_\t_".utf8))
        #expect(one.text.hasPrefix("{\"id\":\"stdin\",\n"))
        #expect(try JSONSerialization.jsonObject(with: one.output) is [String: Any])
    }

    @Test("Of several files, each is a document")
    func files() throws {
        let folder = try TemporaryFolder()
        let sentence = "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
        try folder.write("b.conllu", sentence + sentence)
        try folder.write("a.conllu", "# newdoc id = x\n" + sentence)
        try folder.write("c.txt", "no CoNLL-U")
        let run = try Run("analyze", "--tokenized", folder.url.path)
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.text.split(separator: "\n").filter { $0.hasPrefix("#") } == [
                "# newdoc id = x", "# newdoc id = b",
            ])
        let alone = try Run("analyze", "--tokenized", folder.path("b.conllu"))
        #expect(!alone.text.contains("#"))
    }

    @Test("A document without end is read in parts that are one document")
    func parts() throws {
        let folder = try TemporaryFolder()
        let sentence = (1...100).map { "\($0)\tw\t_\t_\t_\t_\t_\t_\t_\t_\n" }.joined() + "\n"
        let file = String(repeating: sentence, count: 250)
        try folder.write("long.conllu", "# newdoc id = x\n" + file + "# newdoc id = y\n" + sentence)
        var reader = TokenizedReader([folder.path("long.conllu")])
        let isSingle = reader.isSingle()
        #expect(!isSingle)
        var parts: [TokenizedReader.Part] = []
        while let part = reader.next() { parts.append(part) }
        #expect(parts.map(\.id) == ["x", "x", "x", "y"])
        #expect(parts.map(\.sentences.count) == [100, 100, 50, 1])
        #expect(parts.map(\.firstSentence) == [0, 100, 200, 0])
        #expect(parts.map(\.isLast) == [false, false, true, true])
        #expect(reader.bytesRead == reader.bytes)
    }
}

@Suite("Bad input to analysis")
struct BadAnalysisTests {
    @Test(
        "A file that is no CoNLL-U is named with line and column, the others are done, and the exit code is 1"
    )
    func malformed() throws {
        let folder = try TemporaryFolder()
        let good = "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
        try folder.write("bad.conllu", good + good + "# x\n1\t\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
        try folder.write("good.conllu", good)
        let run = try Run("analyze", "--tokenized", folder.path("bad.conllu"), folder.path("good.conllu"))
        #expect(run.status == 1)
        #expect(run.error.contains("bad.conllu: line 6, column 2 (FORM): "), "\(run.error)")
        #expect(run.text.split(separator: "\n").count == 2)
        let alone = try Run("analyze", "--tokenized", folder.path("bad.conllu"))
        #expect(alone.status == 1)
        #expect(alone.output.isEmpty)
        let input = try Run("analyze", "--tokenized", "-", input: Data("The talks failed.".utf8))
        #expect(input.status == 1)
        #expect(
            input.error.contains("standard input: line 1: 1 column where 10 were expected"), "\(input.error)")
        let empty = try Run("analyze", "--tokenized", "-", input: Data("\n".utf8))
        #expect(empty.status == 1)
        #expect(empty.error.contains("holds no sentence"))
    }

    @Test(
        "A wrong request says what is wrong and exits with 2",
        arguments: [
            (["/nowhere/a.txt"], "/nowhere/a.txt: no such file"),
            (["--tokenized", "/nowhere/a.conllu"], "/nowhere/a.conllu: no such file"),
            (["-", "--format", "xml"], "xml"), (["-", "--jobs", "0"], "--jobs"),
        ])
    func requests(arguments: [String], message: String) throws {
        let run =
            switch arguments.count {
            case 1: try Run("analyze", arguments[0])
            case 2: try Run("analyze", arguments[0], arguments[1])
            default: try Run("analyze", arguments[0], arguments[1], arguments[2])
            }
        #expect(run.status == 2, "\(run.error)")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(run.output.isEmpty)
    }

    @Test("CoNLL-U without --tokenized is refused with the advice")
    func advice() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.conllu", "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
        let run = try Run("analyze", folder.path("a.conllu"))
        #expect(run.status == 1)
        #expect(run.error.contains("--tokenized"), "\(run.error)")
    }

    @Test("An output file is written whole or stays as it was; a link stays a link")
    func wholeOrNot() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        try folder.write("old.conllu", "old")
        let failed = try Run("analyze", "/nowhere", "-o", folder.path("old.conllu"))
        #expect(failed.status == 2)
        #expect(try String(contentsOfFile: folder.path("old.conllu"), encoding: .utf8) == "old")
        let unwritable = try Run("analyze", folder.path("a.txt"), "-o", folder.path("no/a.conllu"))
        #expect(unwritable.status == 1)
        #expect(unwritable.error.contains("cannot write"))
        let intoFolder = try Run("analyze", folder.path("a.txt"), "-o", folder.url.path)
        #expect(intoFolder.status == 1)
        #expect(intoFolder.error.contains("is a directory"), "\(intoFolder.error)")

        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"), withDestinationPath: "old.conllu")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: folder.path("old.conllu"))
        let linked = try Run("analyze", folder.path("a.txt"), "-o", folder.path("link"))
        #expect(linked.status == 0, "\(linked.error)")
        #expect(try String(contentsOfFile: folder.path("old.conllu"), encoding: .utf8).hasPrefix("# newdoc"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("old.conllu"))
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "old.conllu")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
                == ["a.txt", "link", "old.conllu"])
    }
}
