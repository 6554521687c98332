import English
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// When the sentences of an article say that things happened.
struct Chronology {
    /// A time that the text speaks of.
    struct Time {
        let expression: TimeExpression
        let span: DaySpan?
        /// The word whose time it is, `nil` where it stands alone.
        let site: Int?
        /// The preposition before it.
        let lead: String
        /// Where a time begins or ends: "since 2011", "before Tuesday".
        let isBound: Bool
    }

    let reading: Reading
    let words: TimeWords
    let status: StatusReader
    /// By sentence, in order.
    let times: [[Time]]

    /// How many sentences back "two days earlier" looks for the day that it counts from.
    private static let reach = 2
    /// And how far a year reaches that the text tells of.
    private static let yearReach = 5

    init(of reading: Reading, words: TimeWords, status: StatusReader) {
        self.reading = reading
        self.words = words
        self.status = status
        let reader = TimeReader(words: words)
        let resolver = TimeResolver(article: reading.article.date.flatMap(DaySpan.init(iso:)))
        var last: (span: DaySpan?, sentence: Int) = (nil, 0)
        var told: (year: Int, sentence: Int)?
        times = reading.trees.enumerated().map { number, tree in
            let expressions = reader.expressions(in: tree.tokens) { token in
                reading.mention(number, token).map { $0.type == .person } ?? false
            }
            return expressions.map { expression in
                let site = Self.site(of: expression, tree, words)
                let isFuture = site.map { Self.looksAhead(tree, $0, status) } ?? false
                let reference = number - last.sentence <= Self.reach ? last.span : nil
                let year = told.flatMap { number - $0.sentence <= Self.yearReach ? $0.year : nil }
                let span = resolver.span(
                    of: expression.meaning, after: reference, in: year, isFuture: isFuture)
                let lead = Self.lead(of: expression, tree)
                let isBound = !expression.isRange && words.isWord(.bound, lead)
                if !isBound {
                    last = (span, number)
                    if let span, span.first.year == span.last.year { told = (span.first.year, number) }
                }
                return Time(
                    expression: expression, span: span, site: site, lead: lead, isBound: isBound)
            }
        }
    }

    private static func site(of expression: TimeExpression, _ tree: Tree, _ words: TimeWords) -> Int? {
        var site = tree.head(of: tree.head(of: expression.tokens))
        // "late on Tuesday", "at 10 a.m. Tuesday", "the morning of 3 March"
        while let here = site,
            tree[here].partOfSpeech == .adverb || words.isWord(.part, tree[here].lemma.lowercased())
                || ["a.m.", "p.m.", "am", "pm", "gmt", "hour", "o'clock"].contains(
                    tree[here].lemma.lowercased())
        {
            site = tree.head(of: here)
        }
        return site
    }

    private static func lead(of expression: TimeExpression, _ tree: Tree) -> String {
        var index = expression.tokens.lowerBound - 1
        while index >= 0, tree[index].partOfSpeech == .determiner { index -= 1 }
        guard index >= 0 else { return "" }
        let word = tree[index].text.lowercased()
        guard index > 0, ["to", "of"].contains(word) else { return word }
        // "up to", "as of", "prior to", "ahead of"
        let pair = tree[index - 1].text.lowercased() + "_" + word
        return ["up_to", "as_of", "prior_to", "ahead_of"].contains(pair) ? pair : word
    }

    private static func looksAhead(_ tree: Tree, _ site: Int, _ status: StatusReader) -> Bool {
        if status.status(tree, trigger: site, throughGovernor: true) == .possible { return true }
        // "is visiting Oslo on Tuesday"
        return tree[site].text.lowercased().hasSuffix("ing")
            && tree.children(of: site, "aux").contains {
                ["is", "are", "'s", "’s"].contains(tree[$0].text.lowercased())
            }
    }

    // MARK: Relations

    /// The relations with the dates that the text gives them.
    func dated(_ drafts: [RelationDraft]) -> [RelationDraft] {
        drafts.map { draft in
            var draft = draft
            draft.date = date(of: draft)
            return draft
        }
    }

    /// ISO 8601, `nil` where the text says nothing about when.
    ///
    /// A beginning or an end is no date: what has held since 2011 holds when the article is written.
    private func date(of draft: RelationDraft) -> String? {
        let here = times[draft.sentence]
        guard !here.isEmpty else { return nil }
        let tree = reading.trees[draft.sentence]
        guard let trigger = draft.trigger(in: tree) else { return nil }
        let fitting = self.times(of: trigger, draft, tree, here).filter { time in
            !time.isBound && (!isStanding(draft, tree, trigger) || bounds(time, tree, trigger))
        }
        return fitting.lazy.compactMap { $0.span?.iso }.first
    }

    /// Relations that last; "fought" and "clashed" tell of an event.
    private func isStanding(_ draft: RelationDraft, _ tree: Tree, _ trigger: Int) -> Bool {
        guard draft.predicate.kind == .standing else { return false }
        return
            !([.ally, .adversary].contains(draft.predicate) && tree.isVerb(trigger)
            && draft.tokens.count == 3)
    }

    /// "was its ambassador from 2009 to 2012", "was a member in 2014": both ends are said, or the past is.
    private func bounds(_ time: Time, _ tree: Tree, _ trigger: Int) -> Bool {
        guard time.site == trigger else { return false }
        if time.expression.isRange { return true }
        let isPast = tree.children(of: trigger, "cop").contains {
            ["was", "were"].contains(tree[$0].text.lowercased())
        }
        return isPast && ["in", "during", "throughout"].contains(time.lead)
    }

    /// The times of what the trigger tells of, the nearest first.
    private func times(of trigger: Int, _ draft: RelationDraft, _ tree: Tree, _ times: [Time]) -> [Time] {
        let chain = chain(from: trigger, draft, tree)
        var found = chain.flatMap { site in times.filter { $0.site == site } }
        // "talks held in Geneva on Tuesday"
        let participles = tree.children(of: trigger, "acl").filter {
            !tree.isRelation($0, "acl:relcl") && tree.first(of: $0, "mark") == nil
        }
        found += times.filter { time in participles.contains { $0 == time.site } }
        found += times.filter { isBeside($0, chain, draft, tree) }
        // "On Tuesday he met the king and visited the port": at the beginning it counts for all that follow.
        if tree.isRelation(trigger, "conj"), tree.first(of: trigger, "nsubj") == nil {
            let first = tree.firstConjunct(trigger)
            found += times.filter { $0.site == first && $0.expression.tokens.upperBound <= first }
        }
        // "began on Friday, when it launched an attack"
        found += times.filter { time in
            chain.contains { verb in
                guard let head = tree.head(of: verb),
                    let when = tree.children(of: verb, "advmod", "mark").first(where: {
                        tree[$0].text.lowercased() == "when"
                    })
                else { return false }
                return tree.isRelation(verb, "acl:relcl") && time.expression.tokens.contains(head)
                    || tree.isRelation(verb, "advcl") && time.site == head
                        && [when, when - 1].contains(time.expression.tokens.upperBound)
            }
        }
        return found
    }

    private static let gatherings: Set<Predicate> = [.meets, .visits, .agreesWith, .cooperatesWith]

    /// Whether a time hangs on something beside the word that it is the time of: on a name, as the parser has it in
    /// "met Lars Holm on Tuesday", or on an event that takes part, as in "in a meeting last March agreed".
    private func isBeside(_ time: Time, _ chain: [Int], _ draft: RelationDraft, _ tree: Tree) -> Bool {
        guard var site = time.site else { return false }
        let isEvent = words.isWord(.event, tree[site].lemma.lowercased())
        // "at a hotel in the capital on 23 July"
        let isPlace = ["in", "at", "near"].contains(tree.preposition(of: site)) && time.span?.isDay == true
        let isName = reading.mention(draft.sentence, site) != nil
        guard isEvent || (isName || isPlace) && time.expression.tokens.lowerBound > site else { return false }
        // "condemned the raid on Tuesday" leaves it open, "attended the meeting on Tuesday" does not.
        if isEvent, tree.isRelation(site, "obj"), !Self.gatherings.contains(draft.predicate) { return false }
        while tree.isRelation(site, "nmod", "conj", "appos", "compound", "flat"), !isEvent,
            let head = tree.head(of: site), !chain.contains(site)
        {
            site = head
        }
        guard let head = tree.head(of: site) else { return false }
        return chain.contains(site) || chain.contains(head) && tree.isRelation(site, "obj", "obl", "nsubj")
    }

    /// The trigger and the words of the same clause whose time is its time too.
    private func chain(from trigger: Int, _ draft: RelationDraft, _ tree: Tree) -> [Int] {
        var chain = [trigger]
        var current = trigger
        for _ in 0..<4 {
            guard let head = tree.head(of: current) else { break }
            if tree.isVerb(current) {
                // "began shelling the town on Tuesday"
                guard tree.isRelation(current, "xcomp"), draft.status == .actual else { break }
            } else if tree.isVerb(head) {
                guard shares(current, head, draft, tree) else { break }
            } else {
                guard tree.isRelation(current, "nmod", "compound", "amod", "conj"),
                    reading.mention(draft.sentence, head) == nil
                else { break }
            }
            chain.append(head)
            current = head
        }
        return chain
    }

    /// Whether a verb's time is that of a noun beside it: who acts stands at the verb ("Russia launched an attack"), or
    /// the verb says no more than that it happens ("talks began", "died in a raid").
    private func shares(_ noun: Int, _ verb: Int, _ draft: RelationDraft, _ tree: Tree) -> Bool {
        if tree.isRelation(noun, "nsubj"), words.isWord(.happening, tree[verb].lemma.lowercased()) {
            return true
        }
        if tree.isRelation(noun, "obl"), words.isWord(.event, tree[noun].lemma.lowercased()),
            ["in", "by", "during", "at", "with"].contains(tree.preposition(of: noun))
        {
            return true
        }
        guard tree.isRelation(noun, "obj", "obl", "nsubj:pass", "xcomp"),
            // "demanded the release": when that will be is not when it was demanded.
            draft.status != .possible
                || status.status(tree, trigger: verb, throughGovernor: true) == .possible
        else { return false }
        let ends =
            draft.predicate.isSymmetric ? [draft.tokens.first, draft.tokens.last] : [draft.tokens.first]
        return ends.contains { end in
            guard let end else { return false }
            let first = tree.firstConjunct(end)
            return tree.head(of: first) == verb
                && (tree.isRelation(first, "nsubj") || tree[first].relation == "obl:agent")
        }
    }
}
