import Foundation
import Testing

@testable import English

@Suite("Lemmas")
struct LemmaTests {
    private func lemmatizer() throws -> Lemmatizer {
        let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/English/Data/lemmas.tsv")
        return try Lemmatizer(path: table.path)
    }

    @Test(
        "Words and their dictionary forms",
        arguments: [
            ("met", PartOfSpeech.verb, "meet"), ("accused", .verb, "accuse"), ("stopped", .verb, "stop"),
            ("signing", .verb, "sign"), ("making", .verb, "make"), ("countries", .noun, "country"),
            ("ministers", .noun, "minister"), ("women", .noun, "woman"), ("crises", .noun, "crisis"),
            ("largest", .adjective, "large"), ("is", .auxiliary, "be"), ("’s", .auxiliary, "be"),
            ("n't", .particle, "not"),
            ("n’t", .particle, "not"), ("Putin", .properNoun, "Putin"), ("MPs", .noun, "MP"),
            ("them", .pronoun, "they"),
            ("visited", .verb, "visit"), ("deployed", .verb, "deploy"), ("denied", .verb, "deny"),
            ("says", .verb, "say"), ("agreed", .verb, "agree"), ("arranged", .verb, "arrange"),
            ("supports", .verb, "support"), ("imposes", .verb, "impose"), ("fights", .verb, "fight"),
            ("1,000", .numeral, "1000"), ("Russian", .adjective, "Russian"), ("discuss", .verb, "discuss"),
        ])
    func lemmas(form: String, partOfSpeech: PartOfSpeech, expected: String) throws {
        #expect(try lemmatizer().lemma(form, partOfSpeech) == expected)
    }

    @Test("A damaged table is refused")
    func damaged() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID()).tsv")
        try "met\tVERB\n".write(to: path, atomically: true, encoding: .utf8)
        #expect {
            try Lemmatizer(path: path.path)
        } throws: { error in
            guard case .malformed = error as? ModelError else { return false }
            return true
        }
    }
}
