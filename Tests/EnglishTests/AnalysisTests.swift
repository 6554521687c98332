import Foundation
import Testing

@testable import English

@Suite("Analysis", .enabled(if: TestModel.isAvailable, "no model is installed"))
struct AnalysisTests {
    private let article = """
        Leaders meet in Geneva

        GENEVA (Newsline) — President Vladimir Putin met German Chancellor Angela Merkel in Geneva on Sept. 3, \
        2013. “We \
        didn’t agree,” he said. The U.S. State Department couldn’t comment.
        """

    /// All that an analysis decides, as text.
    private func summary(_ analysis: Analysis) -> String {
        analysis.sentences.map { sentence in
            let tokens = sentence.tokens.map {
                "\($0.text) \($0.range) \($0.lemma) \($0.partOfSpeech.rawValue) \($0.head) \($0.relation)"
            }
            return
                "\(sentence.range) \(sentence.paragraph) \(sentence.names) \(tokens.joined(separator: "\n"))"
        }.joined(separator: "\n\n")
    }

    private func checkShape(_ analysis: Analysis) {
        for sentence in analysis.sentences {
            #expect(!sentence.tokens.isEmpty)
            #expect(sentence.tokens.count { $0.head == -1 } == 1)
            #expect(SpanningTree.isTree(sentence.tokens.map { $0.head + 1 }))
            for token in sentence.tokens {
                #expect(analysis.text(in: token.range) == token.text)
                #expect((token.relation == "root") == (token.head == -1))
                #expect(!token.lemma.isEmpty)
            }
            for name in sentence.names { #expect(name.tokens.upperBound <= sentence.tokens.count) }
        }
    }

    @Test("An article is analysed sensibly")
    func sensible() throws {
        let analysis = try TestModel.required().analyze(article)
        checkShape(analysis)
        #expect(analysis.sentences.count == 5)
        let names = analysis.sentences.flatMap { sentence in
            sentence.names.map { name in
                "\(sentence.tokens[name.tokens].map(\.text).joined(separator: " ")) \(name.kind.rawValue)"
            }
        }
        #expect(names.contains("Vladimir Putin PER"))
        #expect(names.contains("Angela Merkel PER"))
        #expect(names.contains("Geneva LOC"))
        let met = analysis.sentences.flatMap(\.tokens).first { $0.text == "met" }
        #expect(met?.partOfSpeech == .verb)
        #expect(met?.lemma == "meet")
    }

    @Test("The number of threads and what else is analysed do not matter")
    func deterministic() async throws {
        let model = try TestModel.required()
        let long = Array(repeating: article, count: 8).joined(separator: "\n\n")
        let texts = [article, long, "", "Nothing."]
        let alone = texts.map { model.analyze($0) }
        for jobs in [1, 3] {
            let together = await model.analyze(texts, jobs: jobs)
            #expect(together.map(summary) == alone.map(summary))
            #expect(together.map { $0.sentences.map(\.vectors) } == alone.map { $0.sentences.map(\.vectors) })
        }
    }

    @Test(
        "Odd texts",
        arguments: [
            "", " \n\t", "👩‍👩‍👧‍👦 🇪🇺!", "\u{0}\u{0} a \u{0}", "\u{301}", "\u{feff}Hello.", "....", "'", "日本語のテキスト。",
            "\r\r\n\n", "a\u{2028}b", "((((((", "\u{200b}", "I I I I I",
        ])
    func odd(text: String) throws {
        checkShape(try TestModel.required().analyze(text))
    }

    @Test("One long line without any sentence's end is cut to pieces")
    func longLine() throws {
        let analysis = try TestModel.required().analyze(String(repeating: "peace and, war ", count: 260))
        checkShape(analysis)
        #expect(analysis.sentences.count > 2)
        #expect(analysis.sentences.reduce(0) { $0 + $1.tokens.count } == 1040)
    }

    @Test("A word of two million letters is one token")
    func longWord() throws {
        let analysis = try TestModel.required().analyze(String(repeating: "x", count: 2_000_000))
        checkShape(analysis)
        #expect(analysis.sentences.first?.tokens.count == 1)
    }

    @Test("Given tokens are kept")
    func tokenized() async throws {
        let words = [["New", "York-based", "staff", "did n't"], [], ["Yes"]]
        let analysis = try await TestModel.required().analyze(tokenized: words)
        #expect(analysis.sentences.map { $0.tokens.map(\.text) } == [words[0], words[2]])
        checkShape(analysis)
    }

    @Test("Without kept vectors, relation scores are those of the sentence by itself")
    func relations() throws {
        let model = try TestModel.required()
        guard model.hasRelationHead else { return }
        var sentence = try #require(model.analyze(article).sentences.dropFirst().first)
        let pair = MentionPair(subject: 6..<8, object: 9..<11, subjectType: 0, objectType: 0)
        let kept = model.relationScores(pairs: [pair, pair], in: sentence)
        #expect(kept.count == 2 && kept[0].count == model.predicates.count && kept[0] == kept[1])
        #expect(kept[0].allSatisfy { $0 >= 0 && $0 <= 1 })
        sentence.vectors = WordVectors()
        let renewed = model.relationScores(pairs: [pair], in: sentence)
        for (left, right) in zip(kept[0], renewed[0]) {
            #expect(abs(left - right) < 0.1)
        }
    }
}
