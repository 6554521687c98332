import English
import KnowledgeGraph

extension Extractor {
    /// The graph of one article, and how it came about.
    public func explain(_ article: Article) -> Explanation {
        explain(article, model.analyze(Boilerplate(gazetteer).blank(article.text)))
    }

    /// The same for several articles, in order, their sentences analysed on `jobs` threads.
    public func explain(_ articles: [Article], jobs: Int) async -> [Explanation] {
        let analyses = await model.analyze(articles.map { Boilerplate(gazetteer).blank($0.text) }, jobs: jobs)
        return zip(articles, analyses).map(explain)
    }

    private func explain(_ article: Article, _ analysis: Analysis) -> Explanation {
        let (reading, candidates) = candidates(article, analysis)
        let builder = DocumentBuilder(reading: reading, gazetteer: gazetteer)
        return ExplanationBuilder(
            reading: reading, builder: builder, combiner: .fitted, status: status,
            chronology: Chronology(of: reading, words: timeWords, status: status)
        ).explanation(of: builder.document(settled(candidates, in: reading)), candidates)
    }
}

/// Puts what was read and found into an ``Explanation``.
struct ExplanationBuilder {
    let reading: Reading
    let builder: DocumentBuilder
    let combiner: RelationCombiner
    let status: StatusReader
    let chronology: Chronology

    func explanation(of document: GraphDocument, _ candidates: [RelationCandidate]) -> Explanation {
        let mentions = Dictionary(grouping: reading.mentions, by: \.sentence)
        let drafts = chronology.dated(candidates.map(combiner.weighed))
        let findings = zip(zip(candidates, drafts), combiner.verdicts(on: drafts)).flatMap {
            weighed, verdict in
            builder.relations([weighed.1]).map {
                (sentence: weighed.1.sentence, finding: finding(weighed.0, weighed.1, verdict, $0))
            }
        }
        let bySentence = Dictionary(grouping: findings, by: \.sentence)
        return Explanation(
            document: document,
            sentences: reading.trees.indices.map { sentence in
                Explanation.Sentence(
                    words: words(reading.analysis.sentences[sentence].range),
                    mentions: self.mentions(mentions[sentence] ?? []),
                    references: references(sentence), utterances: utterances(sentence),
                    findings: ordered((bySentence[sentence] ?? []).map(\.finding)))
            },
            threshold: combiner.threshold)
    }

    // MARK: Who is spoken of

    private func mentions(_ mentions: [Mention]) -> [Explanation.Mention] {
        let sorted = mentions.sorted {
            ($0.isNested ? 1 : 0, $0.tokens.lowerBound, $0.tokens.upperBound)
                < ($1.isNested ? 1 : 0, $1.tokens.lowerBound, $1.tokens.upperBound)
        }
        return sorted.map { mention in
            Explanation.Mention(
                words: words(mention.tokens, mention.sentence), entity: builder.id(mention.entity),
                form: mention.form, isNested: mention.isNested)
        }
    }

    private func references(_ sentence: Int) -> [Explanation.Reference] {
        reading.references[sentence].sorted { $0.key < $1.key }.map { token, entities in
            Explanation.Reference(
                words: words(phrase(token, sentence), sentence), entities: entities.map(builder.id))
        }
    }

    /// A pronoun, or a noun with what stands before it: "the foreign minister".
    private func phrase(_ token: Int, _ sentence: Int) -> Range<Int> {
        let tree = reading.trees[sentence]
        let before = tree.children(of: token, "det", "amod", "compound", "nummod").filter { $0 < token }
        return (before.min() ?? token)..<token + 1
    }

    /// Runs of words that one speaker utters in one way.
    private func utterances(_ sentence: Int) -> [Explanation.Utterance] {
        let (speakers, quoted) = (reading.speech.speaker[sentence], reading.speech.isQuoted[sentence])
        var found: [Explanation.Utterance] = []
        var start = 0
        for end in 1..<max(1, speakers.count + 1) {
            if end < speakers.count, speakers[end] == speakers[start], quoted[end] == quoted[start] {
                continue
            }
            if start < speakers.count, speakers[start] >= 0 {
                found.append(
                    Explanation.Utterance(
                        words: words(start..<end, sentence), speaker: builder.id(speakers[start]),
                        isQuoted: quoted[start]))
            }
            start = end
        }
        return found
    }

    // MARK: What is said of them

    /// Those that are kept in the order of the words that carry them, then the others, the surest first.
    private func ordered(_ found: [Explanation.Finding]) -> [Explanation.Finding] {
        let kept = found.enumerated().filter(\.element.isKept).sorted { a, b in
            (start(a.element), a.offset) < (start(b.element), b.offset)
        }
        let dropped = found.enumerated().filter { !$0.element.isKept }.sorted { a, b in
            (-(a.element.relation.confidence ?? 0), a.offset) < (
                -(b.element.relation.confidence ?? 0), b.offset
            )
        }
        return (kept + dropped).map(\.element)
    }

    private func start(_ finding: Explanation.Finding) -> Int {
        finding.relation.evidence.first?.range.lowerBound ?? 0
    }

    private func finding(
        _ candidate: RelationCandidate, _ draft: RelationDraft, _ verdict: Explanation.Finding.Verdict,
        _ relation: Relation
    ) -> Explanation.Finding {
        Explanation.Finding(
            relation: relation, source: source(draft),
            trigger: trigger(draft),
            statusReason: statusReason(draft), pattern: candidate.pattern, head: candidate.head,
            terms: combiner.terms(of: candidate), verdict: verdict)
    }

    private func source(_ draft: RelationDraft) -> Explanation.Finding.Source {
        if draft.source == RelationFinder.source { return .relationHead }
        let parts = draft.source.split(separator: ":")
        if parts.count == 2, let line = Int(parts[1]) { return .row(table: String(parts[0]), line: line) }
        return .pattern(draft.source)
    }

    private func statusReason(_ draft: RelationDraft) -> Explanation.Finding.StatusReason {
        let tree = reading.trees[draft.sentence]
        let token: Int?
        switch draft.statusSource {
        case .trigger(let trigger, let throughGovernor, let withGovernor):
            token = status.decidingWord(in: tree, near: trigger) {
                status.status(
                    $0, trigger: trigger, throughGovernor: throughGovernor, withGovernor: withGovernor,
                    predicate: draft.predicate)
            }
        case .joint(let joint):
            token = status.decidingWord(in: tree, near: joint) {
                status.status($0, joint: joint, predicate: draft.predicate)
            }
        case .row: return .row
        case .assumed: return .assumed
        }
        return token.map { .word(words($0..<$0 + 1, draft.sentence)) } ?? .nothingSaid
    }

    /// The word that says it; what the relation head alone proposes has none.
    private func trigger(_ draft: RelationDraft) -> Explanation.Words? {
        guard draft.tokens.count == 3, draft.source != RelationFinder.source else { return nil }
        return words(draft.tokens[1]..<draft.tokens[1] + 1, draft.sentence)
    }

    // MARK: Words

    private func words(_ tokens: Range<Int>, _ sentence: Int) -> Explanation.Words {
        let all = reading.trees[sentence].tokens
        let last = max(tokens.lowerBound, tokens.upperBound - 1)
        return words(all[tokens.lowerBound].range.lowerBound..<all[last].range.upperBound)
    }

    private func words(_ range: Range<Int>) -> Explanation.Words {
        Explanation.Words(text: builder.text(range), range: range)
    }
}
