import KnowledgeGraph
import Testing

@testable import Explorer

struct MentionsTests {
    private func found(_ names: [[String]], in text: String) -> [String] {
        let entities = names.enumerated().map {
            Entity(id: "e\($0)", type: .person, name: $1[0], aliases: Array($1.dropFirst()))
        }
        let scalars = Array(text.unicodeScalars)
        return Mentions(entities).find(in: scalars).map { mention in
            "\(mention.entity):" + String(String.UnicodeScalarView(scalars[mention.range]))
        }
    }

    @Test func theLongestNameWins() {
        #expect(
            found([["Union"], ["European Union", "EU"]], in: "The European Union, the Union and the EU.")
                == ["1:European Union", "0:Union", "1:EU"])
    }

    @Test func wholeWordsOnly() {
        #expect(
            found([["Oman"]], in: "Romans, Omani, Oman's, Oman-based: Oman") == [
                "0:Oman", "0:Oman", "0:Oman",
            ])
        #expect(found([["U.S."]], in: "The U.S. and U.S.A.") == ["0:U.S.", "0:U.S."])
    }

    @Test func accentsStayWithTheirLetters() {
        #expect(found([["Jose"]], in: "Jose\u{301} and Jose") == ["0:Jose"])
    }

    @Test func emptyNamesAreNowhere() { #expect(found([[""]], in: "a b") == []) }
}
