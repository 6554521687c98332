import English
import Foundation
import KnowledgeGraph
import TestSupport
import Testing

@testable import Extraction

/// Whatever the text is like: no crash, trees stay trees, evidence is what stands in the text.
@Suite("Robustness")
struct RobustnessTests {
    /// Every fifth text, each as it is and with words lost, doubled and put in other places.
    static let texts: [String] = {
        guard let folder = Shared.folder?.appendingPathComponent("gold/texts-train"),
            let files = try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
        else { return [] }
        var chance = SeededGenerator(seed: 5)
        return files.sorted { $0.path < $1.path }.enumerated().filter { $0.offset % 5 == 0 }.compactMap {
            try? String(contentsOf: $0.element, encoding: .utf8)
        }.flatMap { [$0, shaken($0, &chance)] }
    }()

    static func shaken(_ text: String, _ chance: inout SeededGenerator) -> String {
        var words: [Substring] = []
        for word in text.split(separator: " ") {
            switch Int.random(in: 0..<12, using: &chance) {
            case 0: break
            case 1: words += [word, word]
            case 2:
                words.insert(word, at: Int.random(in: max(0, words.count - 4)...words.count, using: &chance))
            default: words.append(word)
            }
        }
        return words.joined(separator: " ")
    }

    @Test(
        "A mended tree is a tree, over the same words",
        .enabled(if: !texts.isEmpty, "no ../shared with gold texts beside the project"))
    func trees() throws {
        let model = try Shared.extractor.get().model
        var changes = 0
        for sentence in Self.texts.flatMap({ model.analyze($0).sentences }) {
            let mended = TreeMending.mended(sentence)
            changes += mended.tokens == sentence.tokens ? 0 : 1
            #expect(mended.tokens.map(\.text) == sentence.tokens.map(\.text))
            #expect(roots(sentence) == roots(mended), "\(mended.tokens.map(\.text))")
            let tree = Tree(mended)
            let reached = tree.tokens.indices.filter { tree[$0].head < 0 }.flatMap(tree.subtree)
            #expect(
                reached.sorted() == Array(tree.tokens.indices), "a circle: \(mended.tokens.map(\.text))")
        }
        #expect(changes > 0)
    }

    private func roots(_ sentence: Sentence) -> Int { sentence.tokens.count { $0.head < 0 } }

    @Test(
        "Evidence is what stands at its place, of gold texts and of what chance makes of them",
        .enabled(if: !texts.isEmpty, "no ../shared with gold texts beside the project"))
    func gold() async throws {
        let articles = Self.texts.enumerated().map { Article(id: "\($0)", text: $1) }
        for (article, document) in zip(articles, try await Shared.extractor.get().extract(articles, jobs: 2))
        {
            check(document, of: article.text)
        }
    }

    @Test(
        "Texts that are none",
        arguments: [
            "", " \n\n\t ", ".", "\"", "'s 's 's", String(repeating: "(", count: 300) + "Iran met Iraq.",
            String(repeating: "“Iran met Iraq, ", count: 200),
            String(repeating: "Iran met Iraq and ", count: 400),
            String(repeating: "Mali, ", count: 1_000),
            String(repeating: "Iran\n\n\n\nmet\n\nIraq", count: 50),
            "Iran\u{0}\u{1}\u{7F} met\u{200B} Iraq\u{202E} in\u{FEFF} Geneva.",
            "👨‍👩‍👧 Iran 🇺🇸 met e\u{301}\u{302} Iraq 👍🏽 in Gene\u{301}ve. Iran sued Iraq 🏴󠁧󠁢󠁳󠁣󠁴󠁿.",
            "99999999999999999999 years ago, on 31 February 0000, Iran met Iraq. On 0/0/0 Iran met Iraq.",
            // A country in capitals with its office, once somebody has held one
            "KENYAN PRESIDENT SAMUEL OTIENO MET UGANDAN PRESIDENT PAUL OKELLO. THE KENYAN PRESIDENT LEFT.",
            "Kenyan President Samuel Otieno landed. THE FRENCH PRIME MINISTER WELCOMED HIM.",
        ])
    func hostile(_ text: String) throws {
        check(try extract(text), of: text)
    }

    private func check(_ document: GraphDocument, of text: String) {
        let scalars = Array(text.unicodeScalars)
        let ids = Set(document.entities.map(\.id))
        for relation in document.relations {
            #expect(ids.contains(relation.subject) && ids.contains(relation.object))
            #expect(!relation.evidence.isEmpty)
            for evidence in relation.evidence {
                let there = String(String.UnicodeScalarView(scalars[evidence.range]))
                #expect(there == evidence.quote)
            }
        }
    }
}
