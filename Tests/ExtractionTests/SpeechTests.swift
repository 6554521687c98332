import KnowledgeGraph
import Testing

/// A text that says that Hezbollah attacked Israel, and whom it lets say so.
struct Report: CustomTestStringConvertible {
    let text: String
    /// `nil` for the article itself.
    let speaker: String?

    init(_ text: String, _ speaker: String?) {
        self.text = text
        self.speaker = speaker
    }

    var testDescription: String { text }
}

@Suite("Speech")
struct SpeechTests {
    static let reports = [
        Report("Hezbollah attacked Israel.", nil),
        Report("Jonas Brekke said that Hezbollah attacked Israel.", "Jonas Brekke"),
        Report("Hezbollah attacked Israel, Jonas Brekke said.", "Jonas Brekke"),
        Report("“Hezbollah attacked Israel,” Jonas Brekke said.", "Jonas Brekke"),
        Report(
            "“Hezbollah attacked Israel,” said Jonas Brekke, the foreign minister of Norway.", "Jonas Brekke"),
        Report("“That is clear,” Jonas Brekke told reporters. “Hezbollah attacked Israel.”", "Jonas Brekke"),
        Report("“Last night,” said Jonas Brekke, “Hezbollah attacked Israel.”", "Jonas Brekke"),
        Report("Jonas Brekke told reporters: “Hezbollah attacked Israel.”", "Jonas Brekke"),
        Report("According to Jonas Brekke, Hezbollah attacked Israel.", "Jonas Brekke"),
        Report("Hezbollah attacked Israel, according to Jonas Brekke.", "Jonas Brekke"),
        Report("In a statement, Norway said that Hezbollah attacked Israel.", "Norway"),
        Report("A spokesman for Norway said that Hezbollah attacked Israel.", "Norway"),
        Report("Jonas Brekke: Hezbollah attacked Israel", "Jonas Brekke"),
        Report("Hezbollah was accused by Norway of attacking Israel.", "Norway"),
        Report("Citing Jonas Brekke, the newspaper said Hezbollah attacked Israel.", "Jonas Brekke"),
        Report("Jonas Brekke arrived in Oslo. He said that Hezbollah attacked Israel.", "Jonas Brekke"),
        Report(
            "Foreign Minister Jonas Brekke arrived in Oslo. The foreign minister said that Hezbollah attacked Israel.",
            "Jonas Brekke"),
        Report(
            "“The night was quiet,” Jonas Brekke said. “It did not stay so.\n\n“Hezbollah attacked Israel.”",
            "Jonas Brekke"),
        Report(
            "“The night was quiet,” Jonas Brekke said.\n\n“Hezbollah attacked Israel,” said Klara Vogel.",
            "Klara Vogel"),
        Report(
            "“The night was quiet,” Jonas Brekke said.\n\n“It was awful. Hezbollah attacked Israel,” said Klara Vogel.",
            "Klara Vogel"),
        Report("“Klara Vogel told me that Hezbollah attacked Israel,” said Jonas Brekke.", "Klara Vogel"),
        Report(
            "Norway comments on the night in the north.\n\nForeign Minister Jonas Brekke said:\n\nThe night was "
                + "quiet. I do not doubt it.\n\nHezbollah attacked Israel.", "Jonas Brekke"),
        Report("Jonas Brekke spoke in Oslo. Hezbollah attacked Israel.", nil),
    ]

    @Test("What is said is the speaker's, what is told the article's", arguments: reports)
    func speakers(report: Report) throws {
        let document = try extract(report.text)
        let relation = try #require(
            document.relation("Hezbollah", .attacks, "Israel"), "\(document.relations)")
        let speaker = report.speaker.flatMap { document.named($0)?.id }
        #expect(relation.attributedTo == speaker, "\(document.relations)")
    }

    @Test("The words that name somebody in reported speech are the article's")
    func names() throws {
        let document = try extract(
            "Jonas Brekke said that he had met Danish Foreign Minister Lars Holm.")
        #expect(document.relation("Lars Holm", .holdsOffice, "Denmark")?.attributedTo == nil)
    }

    @Test("“I” in a statement without quotation marks is who makes it")
    func statement() throws {
        let document = try extract(
            "Foreign Minister Jonas Brekke said:\n\nI condemn Belarus in the strongest terms.")
        #expect(document.says("Jonas Brekke", .condemns, "Belarus"))
    }
}
