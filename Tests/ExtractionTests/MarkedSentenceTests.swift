import Extraction
import KnowledgeGraph
import Testing

import enum KnowledgeGraph.Predicate

@Suite("Marked sentences")
struct MarkedSentenceTests {
    @Test("Marks are taken out, and say where the two stand, in Unicode scalars")
    func marks() {
        let sentence = MarkedSentence("“<t>Malmö</t>” thanked <s>e\u{301}lan</s>; <t>it</t> is < s> glad.")
        #expect(sentence.text == "“Malmö” thanked e\u{301}lan; it is < s> glad.")
        #expect(sentence.targets == [1..<6, 23..<25])
        #expect(sentence.sources == [16..<21])
    }

    @Test(
        "A half of a mark marks nothing", arguments: ["<s>Iran left.", "Iran</s> left.", "<s></s>Iran left."])
    func halves(text: String) {
        let sentence = MarkedSentence(text)
        #expect(sentence.text == "Iran left.")
        #expect(sentence.sources.isEmpty && sentence.targets.isEmpty)
    }

    @Test(
        "The likeliest root is what the source does to the target",
        arguments: [
            ("<s>The French foreign minister</s> condemned <t>Belarus</t> on Monday.", Predicate.Root.accuse),
            ("<t>Peshawar</t> was bombed by <s>Pakistan's air force</s>.", .assault),
            ("<s>Angela Weber</s> met <t>Jonas Keller</t> in Bern.", .consult),
        ])
    func roots(marked: String, root: Predicate.Root) throws {
        let extractor = try Shared.extractor.get()
        let rows = try extractor.roots(of: [MarkedSentence(marked)])
        #expect(rows[0].max { $0.value < $1.value }?.key == root)
    }

    @Test("Two sentences, one mark or no word at all are answered as well")
    func oddities() throws {
        let texts = [
            "<s>Iran</s> spoke.\n\nIt threatened <t>Israel</t>.", "<s>Teachers</s> went on strike.", "",
        ]
        let extractor = try Shared.extractor.get()
        let rows = try extractor.roots(of: texts.map(MarkedSentence.init))
        #expect(rows.count == 3)
        #expect(rows.allSatisfy { $0.values.allSatisfy { (0...1).contains($0) } })
        #expect(!rows[0].isEmpty && !rows[1].isEmpty && rows[2].isEmpty)
    }
}
