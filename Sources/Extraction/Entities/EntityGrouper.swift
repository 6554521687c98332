import Foundation
import KnowledgeGraph

/// An entity while the text is being read.
struct EntityDraft {
    let type: EntityType
    let country: String?
    /// Every name form as written, most frequent forms not preferred: order is that of the text.
    var forms: [String] = []
    var mentionCount = 0

    /// The fullest form; of two as full, the one that is not in capitals ("Vienna", not "VIENNA").
    var name: String {
        func rank(_ form: String) -> (Int, Int, Int) {
            (form.split(separator: " ").count, form.contains { $0.isLowercase } ? 1 : 0, form.count)
        }
        return forms.max { rank($0) < rank($1) } ?? ""
    }
}

/// Makes one entity of a name, its short forms, acronyms and misspellings.
struct EntityGrouper {
    let gazetteer: Gazetteer

    /// Numbers the entities of all mentions; sets ``Mention/entity``.
    func group(_ mentions: inout [Mention], in trees: [Tree]) -> [EntityDraft] {
        let full = BracketedNames(gazetteer: gazetteer).settle(&mentions, in: trees)
        settleTypes(&mentions)
        let shared = SharedSurnames(gazetteer: gazetteer).names(of: mentions, in: trees)
        let clues = PersonClues.all(of: mentions, in: trees, gazetteer)
        let texts = mentions.indices.map { shared[$0] ?? mentions[$0].text }
        var drafts: [EntityDraft] = []
        var groups: [EntityType: [NameGroup]] = [:]
        // Which groups a name could join at all, by its handles: comparing all names with all is slow in long texts.
        var keyIndex: [EntityType: [String: Set<Int>]] = [:]
        // Longer names first, so that short forms find the full name wherever it stands.
        let lengths = texts.map { $0.split(separator: " ").count }
        // Of short names first the one that the text explains: "the Alliance for Progress (APR)".
        let order = mentions.indices.sorted { a, b in
            (-lengths[a], full[a] == nil ? 1 : 0, a) < (-lengths[b], full[b] == nil ? 1 : 0, b)
        }
        for index in order {
            let mention = mentions[index]
            let key = groupKey(mention, texts[index])
            let list = groups[mention.type] ?? []
            let positions = candidates(key, mention.type, index: keyIndex[mention.type] ?? [:])
            let explained = full[index].flatMap { name in list.firstIndex { $0.mentions.contains(name) } }
            let fitting =
                explained.map { [$0] }
                ?? positions.filter {
                    matches(list[$0], mention, key) && fits(list[$0], key, clues[index])
                }
            let nearest =
                fitting.count < 2 ? fitting.first : best(fitting, list, index, clues[index])
            if let nearest {
                mentions[index].entity = list[nearest].entity
                groups[mention.type]?[nearest].keys.insert(key)
                groups[mention.type]?[nearest].mentions.append(index)
                groups[mention.type]?[nearest].clues.add(clues[index])
                for word in handles(key, mention.type) {
                    keyIndex[mention.type, default: [:]][word, default: []].insert(nearest)
                }
            } else {
                for word in handles(key, mention.type) {
                    keyIndex[mention.type, default: [:]][word, default: []].insert(list.count)
                }
                mentions[index].entity = drafts.count
                groups[mention.type, default: []].append(
                    NameGroup(
                        entity: drafts.count, keys: [key], mentions: [index],
                        clues: clues[index].completed(by: texts[index], gazetteer)))
                drafts.append(EntityDraft(type: mention.type, country: mention.country))
            }
        }
        for (mention, text) in zip(mentions, texts) {
            drafts[mention.entity].mentionCount += 1
            for form in [mention.text, text] where !drafts[mention.entity].forms.contains(form) {
                drafts[mention.entity].forms.append(form)
            }
        }
        return inTextOrder(drafts, &mentions)
    }

    /// What two names that may be one have in common: of people and bodies a word, or the initials; of people also a
    /// nickname, or (misspellings keep it) the letter that a word begins with and its length, within two.
    private func handles(_ key: String, _ type: EntityType) -> [String] {
        let words = key.split(separator: " ").map(String.init)
        let content = words.filter { !Self.functionWords.contains($0) }
        let initials = [words, content].map { String($0.compactMap(\.first)) }
        switch type {
        case .country, .place: return [key]
        case .organization: return [key] + initials + content
        case .person:
            let spellings = words.filter { $0.count >= 5 }.flatMap { word in
                (-2...2).map { "\(word.prefix(1))~\(word.count + $0)" }
            }
            let nicknames = words.count > 1 ? gazetteer.nicknames[words[0]] ?? [] : []
            return [key] + initials + words + spellings + nicknames
        }
    }

    private func candidates(_ key: String, _ type: EntityType, index: [String: Set<Int>]) -> [Int] {
        let words = key.split(separator: " ").map(String.init)
        let looked =
            switch type {
            case .country, .place: [key]
            case .organization: [key] + words
            case .person: [key] + words + words.map { "\($0.prefix(1))~\($0.count)" }
            }
        return looked.reduce(into: Set<Int>()) { $0.formUnion(index[$1] ?? []) }.sorted()
    }

    private static let functionWords: Set<String> = ["of", "the", "and", "for", "in", "on", "to"]

    private struct NameGroup {
        let entity: Int
        var keys: Set<String>
        var mentions: [Int]
        /// What titles and given names tell of a person.
        var clues: PersonClues
    }

    /// "Mrs Clinton" is not Bill Clinton.
    private func fits(_ group: NameGroup, _ key: String, _ clues: PersonClues) -> Bool {
        guard let gender = clues.gender, let other = group.clues.gender, gender != other else { return true }
        return key.contains(" ") && group.keys.contains(key)
    }

    /// Of several with that name the one with the same title, else the nearest.
    private func best(_ fitting: [Int], _ list: [NameGroup], _ mention: Int, _ clues: PersonClues) -> Int? {
        let titled = fitting.filter { !list[$0].clues.titles.isDisjoint(with: clues.titles) }
        return (titled.isEmpty ? fitting : titled).min {
            distance(list[$0], mention) < distance(list[$1], mention)
        }
    }

    private func distance(_ group: NameGroup, _ mention: Int) -> Int {
        group.mentions.map { $0 <= mention ? mention - $0 : ($0 - mention) * 3 }.min() ?? 0
    }

    private func groupKey(_ mention: Mention, _ text: String) -> String {
        if let country = mention.country { return "country " + country }
        if mention.type == .organization, let known = gazetteer.organization(mention.text) {
            return nameKey(known)
        }
        return nameKey(text)
    }

    // MARK: The same name under two types

    /// A name that the tagger typed in two ways in one text takes the type that it was surest of, over all places.
    private func settleTypes(_ mentions: inout [Mention]) {
        var votes: [String: [EntityType: Float]] = [:]
        for mention in mentions where mention.country == nil {
            votes[nameKey(mention.text), default: [:]][mention.type, default: 0] += mention.probability
        }
        // A full name votes for the surname that it ends in.
        let surnames = Set(
            mentions.filter { $0.type == .person }.compactMap { mention -> String? in
                let words = nameKey(mention.text).split(separator: " ")
                return words.count > 1 ? words.last.map(String.init) : nil
            })
        for index in mentions.indices where mentions[index].country == nil && !mentions[index].isSettled {
            let key = nameKey(mentions[index].text)
            guard let counts = votes[key] else { continue }
            if surnames.contains(key) {
                mentions[index].type = .person
            } else if counts.count > 1,
                let winner = counts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) })
            {
                mentions[index].type = winner.key
            }
        }
    }

    // MARK: What is the same

    private func matches(_ group: NameGroup, _ mention: Mention, _ key: String) -> Bool {
        if group.keys.contains(key) { return true }
        guard mention.country == nil else { return false }
        switch mention.type {
        case .person: return group.keys.contains { isSamePerson($0, key) }
        case .organization: return group.keys.contains { isSameBody($0, key, short: mention.text) }
        case .place, .country: return false
        }
    }

    /// Whether `short` names the person whose fuller name is `full`.
    private func isSamePerson(_ full: String, _ short: String) -> Bool {
        let a = nameParts(full)
        let b = nameParts(short)
        guard let aLast = a.last, let bLast = b.last else { return false }
        if b.count == 1 {
            if a.count == 1 { return isMisspelling(aLast, bLast) }
            return a.contains(bLast) && bLast.count > 1 || isMisspelling(aLast, bLast)
                || a.count > 1 && gazetteer.nicknames[a[0]]?.contains(bLast) == true
        }
        guard a.count > 1, aLast == bLast || isMisspelling(aLast, bLast) else { return false }
        let (aFirst, bFirst) = (a[0], b[0])
        return aFirst == bFirst || isMisspelling(aFirst, bFirst)
            || aFirst.count == 1 && bFirst.hasPrefix(aFirst)
            || bFirst.count == 1 && aFirst.hasPrefix(bFirst)
            || gazetteer.nicknames[aFirst]?.contains(bFirst) == true
            || Set(b).isSubset(of: a)
    }

    /// A name's words without particles and generation suffixes: "al-Assad" is "assad", "Bush Jr" is "bush".
    private func nameParts(_ key: String) -> [String] {
        let words = key.split(separator: " ").map(String.init)
        let kept = words.filter { !["al", "el", "bin", "ibn", "jr", "sr", "ii", "iii"].contains($0) }
        return kept.isEmpty ? words : kept
    }

    /// A letter or two out of place in a word long enough for that to be chance.
    private func isMisspelling(_ a: String, _ b: String) -> Bool {
        guard a != b, min(a.count, b.count) >= 5, a.first == b.first else { return false }
        return editDistance(a, b, limit: min(a.count, b.count) >= 8 ? 2 : 1) != nil
    }

    /// Whether `short` is an acronym or a short form of the body named `full`.
    private func isSameBody(_ full: String, _ short: String, short text: String) -> Bool {
        let a = full.split(separator: " ").map(String.init)
        let b = short.split(separator: " ").map(String.init)
        if b.count == 1, b[0].count >= 2, text.filter({ $0.isLetter }).allSatisfy({ $0.isUppercase }) {
            return isAcronym(b[0], of: a)
        }
        guard a.count > b.count else { return false }
        // "Security Council" for "UN Security Council"; a lone common noun ("the council") is no name.
        if b.count >= 2 {
            return Array(a.suffix(b.count)) == b || Array(a.prefix(b.count)) == b && !endsInBody(a)
        }
        return a[0] == b[0] && b[0].count >= 4 && !gazetteer.organizationNouns.contains(b[0])
            && gazetteer.country(text) == nil
            && !endsInBody(a)
    }

    /// "Supreme Court Judges Council" is another body than the "Supreme Court" that begins it.
    private func endsInBody(_ words: [String]) -> Bool {
        gazetteer.organizationNouns.contains(words.last ?? "") && words.count > 3
    }

    private func isAcronym(_ letters: String, of words: [String]) -> Bool {
        let content = words.filter { !Self.functionWords.contains($0) }
        guard words.count > 1 else { return false }
        return [content, words].contains { String($0.compactMap(\.first)) == letters }
    }

    // MARK: Order

    private func inTextOrder(_ drafts: [EntityDraft], _ mentions: inout [Mention]) -> [EntityDraft] {
        var numbers: [Int: Int] = [:]
        var ordered: [EntityDraft] = []
        for index in mentions.indices {
            let old = mentions[index].entity
            if numbers[old] == nil {
                numbers[old] = ordered.count
                ordered.append(drafts[old])
            }
            mentions[index].entity = numbers[old] ?? old
        }
        return ordered
    }
}
