import Extraction
import KnowledgeGraph
import Testing

@Suite("Explanations")
struct ExplanationTests {
    private let text = """
        Norwegian Foreign Minister Ingrid Solheim met her Danish counterpart, Lars Holm, in Oslo. She said that Norway \
        would not recognise Belarus.

        "We condemn Belarus," Solheim added.
        """

    private func explain(_ text: String) throws -> Explanation {
        try Shared.extractor.get().explain(Article(id: "test", text: text))
    }

    @Test("The graph is the one that extraction gives, and what is kept is what is in it")
    func graph() throws {
        let (explanation, document) = (try explain(text), try extract(text))
        #expect(explanation.document == document)
        for finding in explanation.sentences.flatMap(\.findings) {
            let confidence = finding.relation.confidence ?? 0
            #expect((finding.verdict == .unsure) == (confidence < explanation.threshold))
            let isInGraph = explanation.document.relations.contains { relation in
                let ends = Set([relation.subject, relation.object])
                return relation.predicate == finding.relation.predicate
                    && ends == [finding.relation.subject, finding.relation.object]
                    && relation.status == finding.relation.status
                    && (relation.confidence ?? 0) >= confidence
            }
            #expect(isInGraph || !finding.isKept)
        }
    }

    @Test("Every piece of text stands where its range says, within its sentence")
    func ranges() throws {
        let explanation = try explain(text)
        let scalars = Array(text.unicodeScalars)
        for sentence in explanation.sentences {
            var pieces = sentence.mentions.map(\.words) + sentence.references.map(\.words)
            pieces += sentence.utterances.map(\.words) + sentence.findings.compactMap(\.trigger)
            #expect(!pieces.isEmpty)
            for words in pieces + [sentence.words] {
                #expect(String(String.UnicodeScalarView(scalars[words.range])) == words.text)
                #expect(sentence.words.range.contains(words.range.lowerBound))
                #expect(words.range.upperBound <= sentence.words.range.upperBound)
            }
        }
    }

    @Test("Names, pronouns and speakers lead to their entities")
    func people() throws {
        let explanation = try explain(text)
        let solheim = try #require(explanation.document.named("Ingrid Solheim")?.id)
        let norway = try #require(explanation.document.named("Norway")?.id)
        let mentions = explanation.sentences.flatMap(\.mentions)
        #expect(
            mentions.contains { $0.words.text == "Norwegian" && $0.entity == norway && $0.form == .demonym })
        #expect(mentions.filter { $0.entity == solheim }.map(\.words.text) == ["Ingrid Solheim", "Solheim"])
        let references = explanation.sentences.flatMap(\.references)
        #expect(references.contains { $0.words.text == "She" && $0.entities == [solheim] })
        #expect(references.contains { $0.words.text == "We" && $0.entities == [solheim] })
        let utterances = explanation.sentences.flatMap(\.utterances)
        #expect(
            utterances.contains {
                $0.isQuoted && $0.speaker == solheim && $0.words.text.contains("We condemn")
            })
        #expect(
            utterances.contains {
                !$0.isQuoted && $0.speaker == solheim && $0.words.text.contains("recognise")
            })
    }

    @Test("A finding names the word, the row of the table, and the word that its status hangs on")
    func findings() throws {
        let findings = try explain("Canada did not attack Iceland.").sentences[0].findings
        let attack = try #require(findings.first { $0.relation.predicate == .attacks && $0.pattern != nil })
        #expect(attack.trigger?.text == "attack")
        guard case .row(let table, let line) = attack.source else {
            Issue.record("\(attack.source)")
            return
        }
        #expect(table == "triggers-hostile.tsv" && line > 1)
        #expect(attack.relation.status == .negated)
        guard case .word(let words) = attack.statusReason else {
            Issue.record("\(attack.statusReason)")
            return
        }
        #expect(words.text == "not")
    }

    @Test("What speaks for a finding adds up to its confidence")
    func terms() throws {
        let findings = try explain(text).sentences.flatMap(\.findings)
        #expect(findings.contains { $0.source == .pattern("office") })
        for finding in findings {
            #expect(finding.terms.contains { $0.value != nil })
            let surer = findings.filter {
                $0.terms.map(\.logOdds).reduce(0, +) > finding.terms.map(\.logOdds).reduce(0, +)
            }
            #expect(surer.allSatisfy { ($0.relation.confidence ?? 0) >= (finding.relation.confidence ?? 0) })
        }
    }

    @Test("Several articles give what each gives alone, in order")
    func several() async throws {
        let articles = [text, "Japan thanked Iceland."].enumerated().map { Article(id: "\($0)", text: $1) }
        let extractor = try Shared.extractor.get()
        let together = await extractor.explain(articles, jobs: 2)
        #expect(together == articles.map(extractor.explain))
    }
}
