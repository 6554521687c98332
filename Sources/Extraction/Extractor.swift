import English
import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Reads articles and yields graph documents: the front door of this module.
///
/// ```swift
/// let extractor = try Extractor()
/// let document = extractor.extract(Article(id: "a", text: "Ms Diallo met her Malian counterpart, Sira Keïta."))
/// ```
///
/// Safe to use from several tasks at once.
public struct Extractor: Sendable {
    /// The model or a table that ships with the program could not be read.
    public struct SetupError: Error, CustomStringConvertible {
        public let description: String
    }

    public let model: EnglishModel
    let gazetteer: Gazetteer
    let triggers: TriggerTable
    let status: StatusReader
    let speechWords: SpeechWords
    let timeWords: TimeWords

    /// - Parameters:
    ///   - model: the English model; the one that ships with the library when not given.
    ///   - tables: the folder of tables; the library's own when not given.
    public init(model: EnglishModel? = nil, tables: URL? = nil) throws {
        self.model = try model ?? EnglishModel()
        let directory = try tables ?? Resources.tables()
        gazetteer = try Gazetteer(directory: directory)
        triggers = try TriggerTable(
            files: ["triggers-cooperative.tsv", "triggers-hostile.tsv"], directory: directory)
        status = try StatusReader(directory: directory)
        speechWords = try SpeechWords(directory: directory)
        timeWords = try TimeWords(directory: directory)
    }

    /// The graph of one article. Lines that belong to the web page and not to the article yield nothing.
    public func extract(_ article: Article) -> GraphDocument {
        graph(read(article))
    }

    /// The graphs of several articles, in order, read on `jobs` threads.
    public func extract(_ articles: [Article], jobs: Int) async -> [GraphDocument] {
        let analyses = await model.analyze(articles.map { Boilerplate(gazetteer).blank($0.text) }, jobs: jobs)
        let pairs = Array(zip(articles, analyses))
        let workers = max(1, min(jobs, pairs.count))
        return await withTaskGroup(of: [(Int, GraphDocument)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    stride(from: worker, to: pairs.count, by: workers).map { index in
                        (index, graph(understand(pairs[index].0, pairs[index].1)))
                    }
                }
            }
            var results = [GraphDocument?](repeating: nil, count: pairs.count)
            for await part in group {
                for (index, document) in part { results[index] = document }
            }
            return results.compactMap { $0 }
        }
    }

    private func read(_ article: Article) -> (Reading, [RelationDraft]) {
        understand(article, model.analyze(Boilerplate(gazetteer).blank(article.text)))
    }

    /// One relation that was weighed, for fitting the weights of ``RelationCombiner``.
    package struct WeighedCandidate: Encodable {
        let subject: String
        let predicate: Predicate
        let object: String
        let status: RelationStatus
        /// What proposed it: a table's row, the name of a pattern, the relation head.
        let source: String
        let pattern: Double?
        let head: Double?
    }

    /// The article's entities, and every relation that patterns or head propose, kept or not.
    package func weighedCandidates(_ article: Article) -> (
        document: GraphDocument, candidates: [WeighedCandidate]
    ) {
        let (reading, candidates) = candidates(
            article, model.analyze(Boilerplate(gazetteer).blank(article.text)))
        let builder = DocumentBuilder(reading: reading, gazetteer: gazetteer)
        return (
            builder.document([]),
            candidates.map { candidate in
                WeighedCandidate(
                    subject: builder.id(candidate.draft.subject), predicate: candidate.draft.predicate,
                    object: builder.id(candidate.draft.object), status: candidate.draft.status,
                    source: candidate.draft.source, pattern: candidate.pattern, head: candidate.head)
            }
        )
    }

    private func understand(_ article: Article, _ analysis: Analysis) -> (Reading, [RelationDraft]) {
        let (reading, candidates) = candidates(article, analysis)
        return (reading, settled(candidates, in: reading))
    }

    /// What is kept of the candidates, with dates.
    func settled(_ candidates: [RelationCandidate], in reading: Reading) -> [RelationDraft] {
        let combiner = RelationCombiner.fitted
        let drafts = candidates.map(combiner.weighed)
        let kept = zip(drafts, combiner.verdicts(on: drafts)).filter { $1 == .kept }.map(\.0)
        return Chronology(of: reading, words: timeWords, status: status).dated(kept)
    }

    func candidates(_ article: Article, _ analysis: Analysis) -> (Reading, [RelationCandidate]) {
        let (reading, patterns, offices) = patterns(article, analysis)
        let finder = RelationFinder(
            model: RelationModel(model: model), status: status)
        let candidates = finder.candidates(in: reading, patterns: patterns, offices: offices)
        return (reading, OfficeFilter(reading: reading, offices: offices).kept(candidates))
    }

    /// The article's entities, each with all that names it or refers to it.
    package func chains(of article: Article) -> [Chain] {
        let (reading, _) = resolved(article, model.analyze(Boilerplate(gazetteer).blank(article.text)))
        return ChainBuilder(
            reading: reading, builder: DocumentBuilder(reading: reading, gazetteer: gazetteer)
        ).chains()
    }

    /// Every choice among antecedents that coreference made, for fitting the weights of ``AntecedentModel``.
    package func antecedentChoices(in article: Article) -> [AntecedentChoice] {
        var choices: [(Anaphor, [Antecedent], [(AntecedentFeature, Double)])] = []
        let (reading, _) = resolved(article, model.analyze(Boilerplate(gazetteer).blank(article.text))) {
            choices.append(($0, $1, $2))
        }
        let builder = DocumentBuilder(reading: reading, gazetteer: gazetteer)
        return choices.map { anaphor, candidates, none in
            AntecedentChoice(anaphor, candidates, none: none, in: reading) { builder.id($0) }
        }
    }

    /// What the text says by the patterns alone, and the offices that it gives people.
    private func patterns(_ article: Article, _ analysis: Analysis) -> (Reading, [RelationDraft], [Office]) {
        let (reading, offices) = resolved(article, analysis)
        let arguments = Arguments(reading: reading, gazetteer: gazetteer)
        let patterns =
            TriggerPatterns(table: triggers, gazetteer: gazetteer, status: status).relations(
                in: reading, arguments: arguments)
            + StructuralPatterns(gazetteer: gazetteer).relations(
                in: reading, arguments: arguments, offices: offices)
        return (reading, patterns, offices)
    }

    /// The article with the date that its text bears, where nothing else says it.
    private func dated(_ article: Article, _ analysis: Analysis) -> Article {
        guard article.date == nil else { return article }
        var article = article
        let finder = ArticleDate(reader: TimeReader(words: timeWords))
        article.date =
            finder.find(in: analysis.sentences, assumed: article.assumedDate)
            ?? finder.find(in: pageLines(of: article.text), assumed: article.assumedDate)
            ?? article.assumedDate
        return article
    }

    /// The lines at the top that belong to the page ("Published: 3 March 2014"), as far as they have numbers.
    private func pageLines(of text: String) -> [Sentence] {
        text.prefix(2_000).split(separator: "\n").prefix(12).map(String.init).filter {
            $0.count < 120 && $0.contains(where: \.isNumber) && gazetteer.isBoilerplate($0)
        }.flatMap { model.analyze($0).sentences }
    }

    /// The article with its mentions grouped and its references resolved, and the offices that it gives.
    private func resolved(
        _ article: Article, _ analysis: Analysis,
        observe: (Anaphor, [Antecedent], [(AntecedentFeature, Double)]) -> Void = { _, _, _ in }
    ) -> (Reading, [Office]) {
        var reading = Reading(article: dated(article, analysis), analysis: analysis)
        let mentionFinder = MentionFinder(gazetteer: gazetteer, trees: reading.trees)
        reading.mentions = reading.trees.enumerated().flatMap { mentionFinder.mentions(in: $1, sentence: $0) }
        let families = Families(takenFrom: &reading.mentions, in: reading.trees)
        reading.entities = EntityGrouper(gazetteer: gazetteer).group(&reading.mentions, in: reading.trees)
        reading.index()
        let officePatterns = OfficePatterns(gazetteer: gazetteer)
        reading.titles = reading.trees.indices.map { officePatterns.titles(in: reading, $0) }
        let speakers = SpeakerFinder(words: speechWords)
        reading.speech.isQuoted = speakers.quoted(reading)
        reading.speech.speaker = reading.trees.map { [Int](repeating: -1, count: $0.tokens.count) }

        let coreference = Coreference(gazetteer: gazetteer)
        let named = officePatterns.offices(
            in: reading, arguments: Arguments(reading: reading, gazetteer: gazetteer))
        families.resolve(in: &reading)
        OfficeReferences(gazetteer: gazetteer).resolve(in: &reading, offices: named)
        coreference.resolveThirdPerson(in: &reading, offices: named, observe: observe)
        var arguments = Arguments(reading: reading, gazetteer: gazetteer)
        reading.speech.speaker = speakers.speakers(of: reading, arguments: arguments)
        coreference.resolveFirstPerson(in: &reading)
        arguments = Arguments(reading: reading, gazetteer: gazetteer)
        return (reading, officePatterns.offices(in: reading, arguments: arguments))
    }

    private func graph(_ read: (Reading, [RelationDraft])) -> GraphDocument {
        DocumentBuilder(reading: read.0, gazetteer: gazetteer).document(read.1)
    }
}
