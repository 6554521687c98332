import Foundation
import Testing

@testable import English

@Suite("Reading and writing CoNLL-U")
struct CoNLLUFileTests {
    /// All that the format has: documents, paragraphs, multiword tokens, empty nodes, words with spaces, `_`.
    static let everything = """
        # newdoc id = one
        # newpar id = one-p1
        # sent_id = one-1
        # text = I don't_know 10 000 .
        # a comment=of any kind
        0.1\t_\t_\t_\t_\t_\t_\t_\t2:nsubj\tCopyOf=1
        1\tI\tI\tPRON\tPRP\tCase=Nom|Number=Sing\t3\tnsubj\t3:nsubj\tNER=B-x|SpaceAfter=Yes
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
        2\tdo\tdo\tAUX\tVBP\t_\t3\taux\t3:aux\t_
        3\tn't\tnot\tPART\tRB\tPolarity=Neg\t0\troot\t0:root\tA=1|Z|Z=
        3.1\tknow\t_\tVERB\t_\t_\t_\t_\t3:dep\t_
        3.2\tthat\t_\t_\t_\t_\t_\t_\t3.1:dep\t_
        4\t_\t_\tX\t_\t_\t3\tdep\t_\t_
        5-5\t10 000\t_\t_\t_\t_\t_\t_\t_\t_
        5\t10 000\t10 000\tNUM\t_\t_\t_\t_\t_\t_
        6\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

        # newdoc
        1\t#\t#\tSYM\t_\t_\t0\troot\t_\t_


        """

    private func sentences(_ text: String) throws -> [CoNLLUSentence] { try read(Data(text.utf8)) }

    private func read(_ data: Data) throws -> [CoNLLUSentence] {
        var reader = CoNLLUReader(data)
        var sentences: [CoNLLUSentence] = []
        while let sentence = try reader.next() { sentences.append(sentence) }
        #expect(reader.offset == data.count)
        return sentences
    }

    @Test("What is read is written back as it was")
    func roundTrip() throws {
        let sentences = try sentences(Self.everything)
        #expect(sentences.map(\.description).joined() == Self.everything)
        #expect(sentences.map(\.startsDocument) == [true, true])
        let first = try #require(sentences.first)
        #expect(first["newdoc id"] == "one")
        #expect(first["sent_id"] == "one-1")
        #expect(first["text"] == "I don't_know 10 000 .")
        #expect(first["newdoc"] == nil)
        #expect(first.words.map(\.form) == ["I", "do", "n't", "_", "10 000", "."])
        #expect(first.rows[0].id == .empty(after: 0, number: 1))
        #expect(first.rows[2].id == .multiword(2...3))
        #expect(first.rows[1].feats == "Case=Nom|Number=Sing")
        #expect(first.rows[1].misc("SpaceAfter") == "Yes")
        #expect(first.rows[4].misc("Z") == "")
        #expect(first.rows[4].misc("B") == nil)
    }

    @Test("What files in circulation have beyond the format is read, and written as the format has it")
    func leniency() throws {
        let crlf = Self.everything.replacing("\n", with: "\r\n")
        #expect(try sentences(crlf).map(\.description).joined() == Self.everything)
        let endless = Self.everything.trimmingCharacters(in: .newlines)
        #expect(try sentences(endless).map(\.description).joined() == Self.everything)
        let loose = "\u{FEFF}\n\n" + Self.everything.replacing("\n\n", with: "\n\n\n\n")
        #expect(try sentences(loose).map(\.description).joined() == Self.everything)
        #expect(try CoNLLUReader.check(Data(loose.utf8)) == (2, 2))
        #expect(try CoNLLUReader.check(Data("\n\n".utf8)) == (0, 0))
        #expect(try sentences("").isEmpty)
    }

    @Test("A part of other data is read, too")
    func slice() throws {
        let data = Data(("xxxx" + Self.everything).utf8).dropFirst(4)
        #expect(try read(data).count == 2)
    }

    /// A word's line, with the columns that matter.
    private static func row(_ id: String, _ form: String = "a") -> String {
        "\(id)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t_\n"
    }

    static let broken: [(text: String, line: Int, column: CoNLLURow.Column?, message: String)] = [
        ("1\ta\t_\n\n", 1, nil, "3 columns where 10 were expected"),
        ("The talks failed.\n", 1, nil, "1 column where 10 were expected, with a tab between two"),
        (row("1").dropLast() + "\t_\n\n", 1, nil, "11 columns"),
        ("# x\n" + row("1") + row("3"), 3, .id, "3 where 2 was expected"),
        (row("2"), 1, .id, "2 where 1 was expected"), (row("1") + row("1"), 2, .id, "1 where 2 was expected"),
        (row("0"), 1, .id, "\"0\" where a word like 3"), (row("01"), 1, .id, "\"01\""),
        (row("x"), 1, .id, "\"x\" where a word like 3"), (row("_"), 1, .id, "\"_\""),
        (row("-1"), 1, .id, "\"-1\""), (row("99999999999999999999"), 1, .id, "\"999"),
        (row("2-1"), 1, .id, "\"2-1\""), (row("1-2-3"), 1, .id, "\"1-2-3\""),
        (row("1") + row("1-2"), 2, .id, "1-2 where word 2 was expected"),
        (row("1-3") + row("1") + row("2-3"), 3, .id, "2-3 begins within 1-3"),
        (row("1-3") + row("1") + row("2") + "\n", 4, nil, "needs word 3"),
        (row("1") + row("1.2"), 2, .id, "1.2 where word 2 or 1.1 was expected"),
        (row("1") + row("2.1"), 2, .id, "2.1 where word 2 or 1.1"),
        (row("1.0"), 1, .id, "\"1.0\""), (row("0.1") + "\n", 2, nil, "without a word"),
        (row("1", ""), 1, .form, "empty; a word was expected"),
        (row("1").replacing("_\n", with: "\n"), 1, .misc, "_ stands for nothing"),
        (row("", "a"), 1, .id, "empty; a number"),
        ("# a comment\n\n" + row("1"), 2, nil, "comments without a sentence"),
        (row("1") + "\n# the end\n", 3, nil, "comments without a sentence"),
        (row("1") + "# a comment\n" + row("2"), 2, nil, "a comment within the sentence"),
        (row("1") + " \t\n", 2, nil, "a line of white space"),
    ]

    @Test("What is no CoNLL-U is named with its place and what was expected", arguments: broken)
    func malformed(text: String, line: Int, column: CoNLLURow.Column?, message: String) throws {
        for text in [text, text.replacing("\n", with: "\r\n")] {
            let error = try #require(throws: CoNLLUError.self) { try sentences(text) }
            #expect(error.line == line)
            #expect(error.column == column)
            #expect(error.message.contains(message), "\(error)")
            #expect(throws: error) { try CoNLLUReader.check(Data(text.utf8)) }
        }
    }

    @Test("Places are said in words")
    func description() {
        #expect(
            CoNLLUError(line: 7, column: .form, message: "empty").description
                == "line 7, column 2 (FORM): empty")
        #expect(CoNLLUError(line: 7, column: nil, message: "empty").description == "line 7: empty")
    }

    @Test("Bytes that are no UTF-8 are named")
    func encoding() throws {
        let data = Data(Self.row("1").utf8) + [0x32, 0x09, 0x63, 0xC3, 0xA9, 0xE9, 0x20, 0x0A]
        let error = try #require(throws: CoNLLUError.self) { try read(data) }
        #expect(error.line == 2)
        #expect(error.message.contains("0xE9 at offset 5"), "\(error)")
    }

    @Test(
        "MISC takes an entry at its place and loses it again",
        arguments: [
            ("_", "NER=B-x", "_"), ("SpaceAfter=No", "NER=B-x|SpaceAfter=No", "SpaceAfter=No"),
            ("A=1|MSeg=a-b|Z", "A=1|MSeg=a-b|NER=B-x|Z", "A=1|MSeg=a-b|Z"),
            ("NER=B-y|NER=I-z", "NER=B-x", "_"), ("NER", "NER=B-x", "_"),
            ("NERD=1", "NER=B-x|NERD=1", "NERD=1"),
            ("b|a||", "NER=B-x|b|a||", "b|a||"),
        ])
    func misc(before: String, with: String, without: String) {
        var row = CoNLLURow(id: .word(1), form: "a")
        row.misc = before
        row.setMisc("NER", to: "B-x")
        #expect(row.misc == with)
        row.setMisc("NER", to: nil)
        #expect(row.misc == without)
    }
}

@Suite("Analyses in CoNLL-U")
struct CoNLLUAnalysisTests {
    /// An analysis with a plain tree; the first words of each sentence are a name.
    ///
    /// - Parameter sentences: Paragraph and tokens of each sentence; our own sentences and tokens if not given.
    static func analysis(_ text: String, sentences: [(paragraph: Int, tokens: [Range<Int>])]? = nil)
        -> Analysis
    {
        let scalars = Array(text.unicodeScalars)
        let segments = sentences ?? Segmenter.segments(scalars).map { ($0.paragraph, $0.tokens) }
        let sentences = segments.map { paragraph, ranges in
            let tokens = ranges.enumerated().map { index, range in
                let word = String(scalars: scalars[range])
                return Token(
                    text: word, range: range, lemma: word.lowercased(),
                    partOfSpeech: word == "'" || word == "’" ? .particle : .noun, head: index - 1,
                    relation: index == 0 ? "root" : "dep")
            }
            let names = [NamedSpan(tokens: 0..<min(2, tokens.count), kind: .location, probability: 1)]
            let range = (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
            return Sentence(tokens: tokens, range: range, names: names, paragraph: paragraph)
        }
        return Analysis(text: text, scalars: scalars, sentences: sentences)
    }

    static func conllu(_ text: String) -> [CoNLLUSentence] {
        let analysis = analysis(text)
        return analysis.sentences.indices.map { analysis.conllu($0, document: "a b/c") }
    }

    @Test("Documents, paragraphs, multiword tokens, spaces, names and offsets are written")
    func golden() {
        let text = "We don’t  agree.“So be\tit.”\n\nThe  ministers' 7pm\n"
        let expected = """
            # newdoc id = a b/c
            # newpar
            # sent_id = a_b_c-1
            # text = We don’t agree.
            1	We	we	NOUN	_	_	0	root	_	NER=B-place|end_char=2|start_char=0
            2-3	don’t	_	_	_	_	_	_	_	end_char=8|start_char=3
            2	do	do	NOUN	_	_	1	dep	_	NER=I-place|end_char=5|start_char=3
            3	n’t	n’t	NOUN	_	_	2	dep	_	end_char=8|start_char=5
            4	agree	agree	NOUN	_	_	3	dep	_	SpaceAfter=No|end_char=15|start_char=10
            5	.	.	NOUN	_	_	4	dep	_	SpaceAfter=No|end_char=16|start_char=15

            # sent_id = a_b_c-2
            # text = “So be it.”
            1	“	“	NOUN	_	_	0	root	_	NER=B-place|SpaceAfter=No|end_char=17|start_char=16
            2	So	so	NOUN	_	_	1	dep	_	NER=I-place|end_char=19|start_char=17
            3	be	be	NOUN	_	_	2	dep	_	end_char=22|start_char=20
            4	it	it	NOUN	_	_	3	dep	_	SpaceAfter=No|end_char=25|start_char=23
            5	.	.	NOUN	_	_	4	dep	_	SpaceAfter=No|end_char=26|start_char=25
            6	”	”	NOUN	_	_	5	dep	_	end_char=27|start_char=26

            # newpar
            # sent_id = a_b_c-3
            # text = The ministers' 7pm
            1	The	the	NOUN	_	_	0	root	_	NER=B-place|end_char=32|start_char=29
            2-3	ministers'	_	_	_	_	_	_	_	end_char=44|start_char=34
            2	ministers	ministers	NOUN	_	_	1	dep	_	NER=I-place|end_char=43|start_char=34
            3	'	'	PART	_	_	2	dep	_	end_char=44|start_char=43
            4	7	7	NOUN	_	_	3	dep	_	SpaceAfter=No|end_char=46|start_char=45
            5	pm	pm	NOUN	_	_	4	dep	_	end_char=48|start_char=46


            """
        var end = 0
        let sentences = [(0, "We do n’t agree ."), (0, "“ So be it . ”"), (1, "The ministers ' 7 pm")].map {
            paragraph, words in
            let tokens = words.split(separator: " ").map { word in
                while !text.unicodeScalars.dropFirst(end).starts(with: word.unicodeScalars) { end += 1 }
                defer { end += word.unicodeScalars.count }
                return end..<end + word.unicodeScalars.count
            }
            return (paragraph, tokens)
        }
        let analysis = Self.analysis(text, sentences: sentences)
        let written = analysis.sentences.indices.map { analysis.conllu($0, document: "a b/c").description }
        #expect(written.joined() == expected)
    }

    @Test(
        "Words that are written as one",
        arguments: [
            ("couldn't've", "couldn't've"), ("cannot gonna dont", "cannot gonna dont"),
            ("Kerry's U.S.'s G20’s", "Kerry's U.S.'s G20’s"), ("Y'all", "Y'all"), ("'Tis so", "'Tis"),
            ("5km 7pm 1980s", ""), ("\"Nine\"'s", ""), ("end''. 'end", ""), ("well-known and/or", ""),
            ("'s", ""), ("(not so)", ""), ("We—not they", ""),
        ])
    func multiword(text: String, expected: String) {
        let rows = Self.conllu(text).flatMap(\.rows)
        #expect(rows.filter { !$0.isWord }.map(\.form).joined(separator: " ") == expected)
    }

    /// The text of a sentence as its tokens and their `SpaceAfter` give it.
    private static func text(of sentence: CoNLLUSentence) -> String {
        var text = ""
        var covered = 0
        for row in sentence.rows {
            switch row.id {
            case .multiword(let words): covered = words.upperBound
            case .word(let number) where number <= covered:
                // The multiword token has said it.
                #expect(row.misc("SpaceAfter") == nil)
                continue
            default: break
            }
            text += row.form + (row.misc("SpaceAfter") == "No" ? "" : " ")
        }
        return text
    }

    @Test(
        "The text is what tokens and spaces give, and offsets give the tokens",
        arguments: [
            "A  b\u{a0}c\u{2003}d.e\r\nf\u{2028}g", "I'm—you're…'tis!\tDon't", "👩‍👩‍👧‍👦's 🇪🇺!  e\u{301}a’s",
            "日本語のテキスト。", "\u{200b}a \u{200b} b\u{feff}c", "x\u{0}y \u{0}", "",
        ])
    func spaces(text: String) throws {
        let scalars = Array(text.unicodeScalars)
        for sentence in Self.conllu(text) {
            let written = try #require(sentence["text"])
            #expect(Self.text(of: sentence).trimmingCharacters(in: [" "]) == written)
            for row in sentence.rows {
                let start = try #require(row.misc("start_char").flatMap { Int($0) })
                let end = try #require(row.misc("end_char").flatMap { Int($0) })
                #expect(String(scalars: scalars[start..<end]) == row.form)
            }
        }
        let all = Self.conllu(text)
        var reader = CoNLLUReader(Data(all.map(\.description).joined().utf8))
        for sentence in all { #expect(try reader.next() == sentence) }
    }

    @Test("Ids of sentences have no white space and no slash")
    func identifiers() {
        #expect(CoNLLUSentence.identifier(" a b\n/c ") == "a_b_c")
        #expect(CoNLLUSentence.identifier(" ") == "document")
        let sentence = Self.analysis("Yes.").conllu(0, document: "a\nb", sentenceIDs: "x")
        #expect(sentence["newdoc id"] == "a b")
        #expect(sentence["sent_id"] == "x-1")
    }
}

@Suite("Analyses of given words")
struct GivenWordsTests {
    private func sentence(_ words: [String], names: [NamedSpan] = []) -> Sentence {
        let tokens = words.enumerated().map { index, word in
            Token(
                text: word, range: 0..<1, lemma: "L" + word, partOfSpeech: .verb, head: index - 1,
                relation: index == 0 ? "root" : "obj")
        }
        return Sentence(tokens: tokens, range: 0..<1, names: names, paragraph: 0)
    }

    @Test("Lemma, tag, tree and names are replaced, the rest is kept")
    func replacing() throws {
        var reader = CoNLLUReader(Data(CoNLLUFileTests.everything.utf8))
        let given = try #require(try reader.next())
        let names = [NamedSpan(tokens: 2..<4, kind: .miscellaneous, probability: 1)]
        let result = given.replacing(with: sentence(given.words.map(\.form), names: names))
        let expected = """
            1\tI\tLI\tVERB\tPRP\tCase=Nom|Number=Sing\t0\troot\t_\tSpaceAfter=Yes
            2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
            2\tdo\tLdo\tVERB\tVBP\t_\t1\tobj\t_\t_
            3\tn't\tLn't\tVERB\tRB\tPolarity=Neg\t2\tobj\t_\tA=1|NER=B-other|Z|Z=
            4\t_\tL_\tVERB\t_\t_\t3\tobj\t_\tNER=I-other
            5-5\t10 000\t_\t_\t_\t_\t_\t_\t_\t_
            5\t10 000\tL10 000\tVERB\t_\t_\t4\tobj\t_\t_
            6\t.\tL.\tVERB\t_\t_\t5\tobj\t_\t_


            """
        #expect(result.comments == given.comments)
        #expect(CoNLLUSentence(rows: result.rows).description == expected)
    }

    @Test("Parts of a sentence that was too long are put together to one tree")
    func joining() {
        let name = NamedSpan(tokens: 1..<2, kind: .person, probability: 1)
        let analysis = Analysis(
            text: "", scalars: [],
            sentences: [
                sentence(["a"]), sentence(["b", "c"], names: [name]), sentence(["d", "e"], names: [name]),
                sentence(["f"]),
            ])
        let sentences = analysis.sentences(of: [0, 1, 4, 1, 0])
        #expect(sentences.map { $0.tokens.map(\.text).joined() } == ["", "a", "bcde", "f", ""])
        #expect(sentences[2].tokens.map(\.head) == [-1, 0, 0, 2])
        #expect(sentences[2].tokens.map(\.relation) == ["root", "obj", "parataxis", "obj"])
        #expect(sentences[2].names.map(\.tokens) == [1..<2, 3..<4])
    }

    @Test(
        "The model keeps words and sentences, the longest, too",
        .enabled(if: TestModel.isAvailable, "no model is installed"))
    func model() async throws {
        let long = (1...1500).map { "1\($0)" }
        let words = [["New York", "is", "n't", "_"], long, ["Yes"]]
        let given = words.map { words in
            CoNLLUSentence(
                rows: words.enumerated().map { CoNLLURow(id: .word($0 + 1), form: $1) })
        }
        let analyses = try await TestModel.required().analyze(conllu: given, jobs: 2)
        #expect(analyses.map { $0.tokens.map(\.text) } == words)
        for (given, analysis) in zip(given, analyses) {
            #expect(SpanningTree.isTree(analysis.tokens.map { $0.head + 1 }))
            let written = given.replacing(with: analysis)
            #expect(written.words.map(\.form) == given.words.map(\.form))
            #expect(written.words.count { $0.deprel == "root" } == 1)
        }
    }
}

/// Universal Dependencies' English treebanks in `$ENTENTE_SHARED/data`, where they are.
enum Treebanks {
    static let files: [URL] = {
        let given = ProcessInfo.processInfo.environment["ENTENTE_SHARED"] ?? "../shared"
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared = URL(fileURLWithPath: given, relativeTo: root)
        return ["ewt", "gum/dep", "pud"].flatMap { name in
            let folder = shared.appendingPathComponent("data/\(name)")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { $0.hasSuffix(".conllu") }.sorted().map { folder.appendingPathComponent($0) }
        }
    }()
}

@Suite(
    "The treebanks",
    .enabled(
        if: !Treebanks.files.isEmpty,
        "ENTENTE_SHARED should name the folder with data/ewt, data/gum and data/pud"))
struct TreebankTests {
    @Test("Every file is written back byte for byte")
    func roundTrip() throws {
        for file in Treebanks.files {
            let data = try Data(contentsOf: file)
            var reader = CoNLLUReader(data)
            var text = ""
            var count = 0
            while let sentence = try reader.next() {
                sentence.write(to: &text)
                count += 1
            }
            #expect(Data(text.utf8) == data, "\(file.lastPathComponent)")
            #expect(try CoNLLUReader.check(data).sentences == count)
        }
    }

    @Test("Words that are written as one are found as the treebanks have them", arguments: ["ewt", "gum"])
    func multiword(name: String) throws {
        var (right, found, wanted) = (0, 0, 0)
        for file in Treebanks.files where file.path.contains("/\(name)/") {
            var reader = CoNLLUReader(try Data(contentsOf: file))
            while let sentence = try reader.next() {
                // Some texts of GUM are given as underscores.
                if sentence.rows.contains(where: { $0.form.hasPrefix("_") }) { continue }
                let (tokens, multiword) = Self.tokens(sentence)
                let ranges = MultiwordTokens.ranges(tokens) {
                    tokens[$0].range.lowerBound == tokens[$0 - 1].range.upperBound
                }
                right += Set(ranges).intersection(multiword).count
                found += ranges.count
                wanted += multiword.count
            }
        }
        try #require(found > 0 && wanted > 0)
        #expect(Double(right) / Double(found) > 0.97, "\(right) of \(found) right")
        #expect(Double(right) / Double(wanted) > 0.99, "\(right) of \(wanted) found")
    }

    /// The words with their places in the text, and the multiword tokens as ranges of indices.
    private static func tokens(_ sentence: CoNLLUSentence) -> ([Token], Set<ClosedRange<Int>>) {
        var tokens: [Token] = []
        var multiword: Set<ClosedRange<Int>> = []
        var position = 0
        var end = (word: 0, space: 0)
        for row in sentence.rows {
            let space = row.misc("SpaceAfter") == "No" ? 0 : 1
            switch row.id {
            case .empty: continue
            case .multiword(let words):
                multiword.insert(words.lowerBound - 1...words.upperBound - 1)
                end = (words.upperBound, space)
            case .word(let number):
                let length = row.form.unicodeScalars.count
                tokens.append(
                    Token(
                        text: row.form, range: position..<position + length, lemma: row.lemma,
                        partOfSpeech: PartOfSpeech(rawValue: row.upos) ?? .other, head: 0, relation: "dep"))
                position += length + (number < end.word ? 0 : number == end.word ? end.space : space)
            }
        }
        return (tokens, multiword)
    }
}
