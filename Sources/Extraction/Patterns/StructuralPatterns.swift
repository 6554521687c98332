import English
import KnowledgeGraph

/// Standing relations that the build of a phrase says without a trigger word: "Homs, Syria", "the Iraqi army",
/// "Russian activist X".
struct StructuralPatterns {
    let gazetteer: Gazetteer

    func relations(in reading: Reading, arguments: Arguments, offices: [Office]) -> [RelationDraft] {
        var found = offices.compactMap { relation(of: $0, reading) }
        for sentence in reading.trees.indices {
            found += containment(sentence, reading)
            found += cities(sentence, reading, arguments)
            found += parts(sentence, reading, arguments)
            found += origins(sentence, reading, arguments, offices)
            found += memberships(sentence, reading, arguments)
            found += seats(sentence, reading, arguments)
            found += nationals(sentence, reading, arguments)
            found += whereabouts(sentence, reading, arguments)
        }
        // Who holds an office of a country is not said to be its national by the same words.
        let officers = Set(
            offices.filter { $0.kind == .office }.compactMap { office in
                office.body.map { [office.person, $0] }
            })
        return found.filter { $0.predicate != .nationality || !officers.contains([$0.subject, $0.object]) }
    }

    func draft(
        _ subject: Int, _ predicate: Predicate, _ object: Int, _ sentence: Int, _ tokens: [Int],
        _ reading: Reading,
        role: String? = nil, confidence: Double, source: String
    ) -> RelationDraft? {
        guard subject != object,
            predicate.joins(reading.entities[subject].type, reading.entities[object].type)
        else { return nil }
        let speaker = tokens.first.flatMap {
            reading.speech.source(sentence, $0, predicate, of: subject, isNamed: true)
        }
        return RelationDraft(
            subject: subject, predicate: predicate, object: object, status: .actual, role: role,
            attributedTo: speaker, confidence: confidence,
            sentence: sentence, tokens: tokens, source: source)
    }

    private func relation(of office: Office, _ reading: Reading) -> RelationDraft? {
        guard let body = office.body else { return nil }
        let isCountry = reading.entities[body].type == .country
        // "his Iraqi counterpart, Fuad Hussein" holds in Iraq what "he" holds elsewhere.
        let isCounterpart = Self.counterparts.contains(office.noun)
        if isCounterpart, !isCountry { return nil }
        if !isCounterpart, office.kind == .descriptor || office.kind == .honorific {
            // "Russian activist X" is Russia's; a "critic of Russia" is not.
            guard isCountry, office.isBodyBefore, !Self.stances.contains(office.noun) else { return nil }
            return draft(
                office.person, .nationality, body, office.sentence, office.tokens, reading, confidence: 0.6,
                source: "nationality")
        }
        // "the Turkish commander of KFOR": one is an editor or a founder in a body, not in a country.
        if isCountry, office.isOfBody {
            guard office.isBodyBefore, office.isDemonym else { return nil }
            return draft(
                office.person, .nationality, body, office.sentence, office.tokens, reading, confidence: 0.5,
                source: "nationality")
        }
        if !isCountry, Self.memberships.contains(office.noun) {
            return draft(
                office.person, .memberOf, body, office.sentence, office.tokens, reading, confidence: 0.8,
                source: "membership")
        }
        return draft(
            office.person, .holdsOffice, body, office.sentence, office.tokens, reading, role: office.role,
            confidence: office.kind == .office ? 0.85 : 0.5, source: "office")
    }

    private static let counterparts: Set<String> = ["counterpart", "number", "colleague", "opposite"]
    /// Words for where somebody stands, not where he is from.
    private static let stances: Set<String> = [
        "ally", "enemy", "foe", "rival", "opponent", "critic", "friend", "neighbour", "neighbor", "partner",
    ]
    /// What one is in a body without an office there.
    private static let memberships: Set<String> = [
        "member", "fighter", "militant", "rebel", "recruit", "insurgent", "supporter", "operative",
        "loyalist", "veteran",
    ]

    // MARK: Places

    /// "Homs, Syria" and "Mosul in Iraq": a place and the larger one that the text joins to it.
    private func containment(_ sentence: Int, _ reading: Reading) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        return reading.outerMentions(sentence).flatMap { mention -> [RelationDraft] in
            guard mention.type == .place else { return [] }
            var next = mention.tokens.upperBound
            guard next + 1 < tree.tokens.count, [",", "in", "("].contains(tree[next].text) else { return [] }
            let link = tree[next].text
            next += 1
            // "Mosul, in northern Iraq"
            while next < tree.tokens.count, reading.mention(sentence, next)?.tokens.lowerBound != next,
                [
                    "in", "northern", "southern", "eastern", "western", "central", "the", "north", "south",
                    "east", "west",
                    "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern",
                    "north-western",
                    "-",
                ].contains(tree[next].text.lowercased())
            {
                next += 1
            }
            guard next < tree.tokens.count, let larger = reading.mention(sentence, next),
                larger.tokens.lowerBound == next, larger.type == .country || larger.type == .place,
                larger.form == .name || larger.form == .standIn && larger.tokens.count == 1
            else { return [] }
            // "Paris, London and Rome" is a list and no chain, unless the larger one is known to be large.
            if link == "(", larger.type == .place { return [] }
            if link == ",", larger.type == .place, !gazetteer.isPlace(larger.text),
                tree.isRelation(larger.head, "conj")
                    || !tree.isRelation(larger.head, "appos", "nmod", "flat", "list")
            {
                return []
            }
            if link == ",", larger.type == .country, next + larger.tokens.count < tree.tokens.count {
                let after = tree[larger.tokens.upperBound].text
                if after == "and" || tree.isRelation(larger.head, "nsubj") && after != "," { return [] }
            }
            // "Da Nang and Bien Hoa in Vietnam"
            var places = [mention]
            if link == "in" {
                let first = tree.firstConjunct(mention.head)
                let above = tree[larger.head].head
                guard mention.tokens.contains(above) || above == first else { return [] }
                places += tree.conjuncts(first).filter { $0 < mention.head }.compactMap {
                    reading.mention(sentence, $0)
                }.filter { $0.type == .place }
            }
            return places.compactMap { place in
                draft(
                    place.entity, .locatedIn, larger.entity, sentence, [place.head, larger.head], reading,
                    confidence: 0.8, source: "containment")
            }
        }
    }

    /// Nouns for places, which stand before or after a place's name.
    static let settlements: Set<String> = [
        "peninsula", "valley", "dam", "airport", "river", "prefecture", "municipality", "canton", "oblast",
        "city", "town", "village", "province", "region", "capital", "district", "port", "suburb", "island",
        "state",
        "area", "governorate", "county", "neighborhood", "neighbourhood", "stronghold", "enclave", "resort",
        "border",
    ]

    /// "the Iraqi city of Mosul", "the town of Kobani in Syria", "Syria's Idlib province"
    private func cities(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        return tree.tokens.indices.flatMap { token -> [RelationDraft] in
            guard Self.settlements.contains(tree[token].lemma.lowercased()) else { return [] }
            // "the Doura district of Baghdad", "Iraqi cities such as Fallujah and Ramadi"
            let before = token > 0 ? reading.mention(sentence, token - 1) : nil
            let isNamed = before.map { $0.type == .place && $0.form == .name } ?? false
            var places: [Referent] = []
            if isNamed, let before {
                places = [Referent(entity: before.entity, token: before.head, route: .named)]
            } else {
                places = tree.children(of: token, "nmod").filter { tree.preposition(of: $0) == "of" }
                    .flatMap { arguments.referents(sentence, $0) }
                places += arguments.fillers(.itself, of: token, in: sentence, behind: false)
                places += examples(after: token, sentence, reading)
            }
            if places.isEmpty {
                places = tree.children(of: token, "compound").flatMap { arguments.referents(sentence, $0) }
            }
            if let own = reading.mention(sentence, token), own.type == .place {
                places.append(Referent(entity: own.entity, token: token, route: .named))
            }
            places = places.filter { reading.entities[$0.entity].type == .place }
            guard !places.isEmpty else { return [] }
            let owners =
                arguments.fillers(.modifier, of: token, in: sentence, behind: false)
                + arguments.fillers(.possessor, of: token, in: sentence, behind: false)
                + arguments.fillers(.preposition("in"), of: token, in: sentence, behind: false)
                + (isNamed
                    ? arguments.fillers(.preposition("of"), of: token, in: sentence, behind: false) : [])
            return places.flatMap { place in
                owners.filter { [.country, .place].contains(reading.entities[$0.entity].type) }.compactMap {
                    owner in
                    draft(
                        place.entity, .locatedIn, owner.entity, sentence, [place.token, token, owner.token],
                        reading,
                        confidence: 0.8, source: "city")
                }
            }
        }
    }

    // MARK: Where somebody or something is from

    /// "Aegean Bulk of Piraeus", "Abdi Guled of the Somali National Army", "the embassy in Riga",
    /// "the Limassol-based company", "Marit Solbakken, a Norwegian".
    private func origins(
        _ sentence: Int, _ reading: Reading, _ arguments: Arguments, _ offices: [Office]
    ) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        var found: [RelationDraft?] = []
        func join(
            _ subject: Int, _ predicate: Predicate, _ owner: Referent, _ head: Int, _ confidence: Double,
            _ source: String
        ) {
            found.append(
                draft(
                    subject, predicate, owner.entity, sentence, [head, owner.token], reading,
                    confidence: confidence, source: source))
        }
        for mention in reading.outerMentions(sentence) where mention.type != .country {
            for phrase in tree.children(of: mention.head, "nmod") where phrase > mention.head {
                for owner in arguments.referents(sentence, phrase)
                where owner.route == .named && !isOffice(mention.entity, owner.entity, sentence, offices) {
                    let type = reading.entities[owner.entity].type
                    switch (mention.type, tree.preposition(of: phrase), type) {
                    case (.person, "of", .organization):
                        join(mention.entity, .memberOf, owner, mention.head, 0.5, "of a body")
                    case (.person, "of", .country):
                        join(mention.entity, .nationality, owner, mention.head, 0.5, "of a country")
                    case (.organization, "of", .place), (.organization, "in", .place),
                        (.organization, "in", .country):
                        join(mention.entity, .locatedIn, owner, mention.head, 0.6, "seat")
                    default: break
                    }
                }
            }
        }
        for token in tree.tokens.indices {
            // "the Limassol-based company"
            if tree[token].text.lowercased() == "based", let noun = tree.head(of: token),
                tree.isRelation(token, "amod")
            {
                let seats = tree.children(of: token, "compound", "obl", "nmod").flatMap {
                    arguments.referents(sentence, $0)
                }
                let owners =
                    arguments.referents(sentence, noun)
                    + arguments.fillers(.itself, of: noun, in: sentence, behind: false)
                for owner in owners {
                    for seat in seats { join(owner.entity, .locatedIn, seat, owner.token, 0.7, "based") }
                }
            }
            // "a timber exporter in Gabon", named beside it
            if tree[token].partOfSpeech == .noun, reading.mention(sentence, token) == nil,
                tree.isRelation(token, "appos")
            {
                let named = arguments.fillers(.itself, of: token, in: sentence, behind: false)
                let seats = tree.children(of: token, "nmod").filter { tree.preposition(of: $0) == "in" }
                    .flatMap { arguments.referents(sentence, $0) }.filter { $0.route == .named }
                for one in named where reading.entities[one.entity].type != .person {
                    for seat in seats { join(one.entity, .locatedIn, seat, one.token, 0.55, "description") }
                }
            }
            // "a Norwegian"
            if let mention = reading.mention(sentence, token), mention.form == .demonym,
                mention.head == token,
                tree[token].partOfSpeech != .adjective || tree.first(of: token, "cop") != nil,
                tree.isRelation(token, "appos") || tree.first(of: token, "cop") != nil
            {
                let people = arguments.fillers(.itself, of: token, in: sentence, behind: false)
                let country = Referent(entity: mention.entity, token: token, route: .named)
                for person in people {
                    join(person.entity, .nationality, country, person.token, 0.7, "demonym")
                }
            }
        }
        return found.compactMap { $0 }
    }

    /// "Brigadier Ziedins of the Latvian Army" is no mere member of it.
    private func isOffice(_ person: Int, _ body: Int, _ sentence: Int, _ offices: [Office]) -> Bool {
        offices.contains {
            $0.sentence == sentence && $0.person == person && $0.body == body && $0.kind != .descriptor
        }
    }

    // MARK: Bodies

    /// A body whose name holds its country's or its parent's, or that the text gives an owner.
    private func parts(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        var found: [RelationDraft?] = []
        for mention in reading.outerMentions(sentence) where mention.type == .organization {
            let words = tree.tokens[mention.tokens].map(\.text)
            let inner = reading.nested[sentence].map { reading.mentions[$0] }.filter {
                mention.tokens.lowerBound <= $0.tokens.lowerBound
                    && $0.tokens.upperBound <= mention.tokens.upperBound
            }
            for part in inner {
                let start = mention.tokens.lowerBound
                if part.type == .country {
                    // "the Afghan Taliban" are not Afghanistan's.
                    let range = part.tokens.lowerBound - start..<part.tokens.upperBound - start
                    guard gazetteer.isOwnBody(words, country: range, code: part.country ?? "") == true else {
                        continue
                    }
                }
                found.append(
                    draft(
                        mention.entity, .partOf, part.entity, sentence, Array(mention.tokens), reading,
                        confidence: part.type == .country ? 0.7 : 0.6, source: "nested"))
            }
            for owner in owners(of: mention, sentence, reading, arguments) {
                // "Turkey's Foreign Ministry" is a part of it, "Israel's Rafael" sits there.
                let isPart =
                    reading.entities[owner.entity].type == .organization
                    || gazetteer.bodyNouns.isOfState(words) || isOfState(mention)
                guard isPart || owner.token < mention.tokens.lowerBound else { continue }
                found.append(
                    draft(
                        mention.entity, isPart ? .partOf : .locatedIn, owner.entity, sentence,
                        [mention.head, owner.token], reading, confidence: 0.55, source: "owner"))
            }
            if let (country, noun) = described(mention, sentence, reading) {
                let isPart = gazetteer.bodyNouns.isNational(noun)
                found.append(
                    draft(
                        mention.entity, isPart ? .partOf : .locatedIn, country.entity, sentence,
                        [country.token, mention.head], reading, confidence: 0.65, source: "described"))
            }
        }
        return found.compactMap { $0 }
    }

    /// A well-known body is a state's by its full name: "the IRGC" is the Revolutionary Guard Corps.
    private func isOfState(_ mention: Mention) -> Bool {
        gazetteer.organization(mention.text).map {
            gazetteer.bodyNouns.isOfState($0.split(separator: " ").map(String.init))
                || gazetteer.bodyNouns.isUnknown($0) && gazetteer.bodyCountries[$0] != nil
        } ?? false
    }

    /// "Turkey's Foreign Ministry", "the Foreign Ministry of Iran", "the Iranian Quds Force"
    private func owners(
        of mention: Mention, _ sentence: Int, _ reading: Reading, _ arguments: Arguments
    ) -> [Referent] {
        let tree = reading.trees[sentence]
        let owners =
            arguments.fillers(.possessor, of: mention.head, in: sentence, behind: false)
            + tree.children(of: mention.head, "nmod").filter { tree.preposition(of: $0) == "of" }
            .flatMap { arguments.referents(sentence, $0) }
        let before = mention.tokens.lowerBound - 1
        guard before >= 0, let left = reading.mention(sentence, before), left.form == .demonym else {
            return owners
        }
        return owners + [Referent(entity: left.entity, token: before, route: .named)]
    }

    /// The country and the noun of "the Spanish intelligence service CNI", "Turkey's daily Sabah": a body named right behind
    /// the noun that describes it.
    private func described(
        _ mention: Mention, _ sentence: Int, _ reading: Reading
    ) -> (country: Referent, noun: [String])? {
        let tree = reading.trees[sentence]
        var noun = mention.tokens.lowerBound - 1
        if noun > 1, tree[noun].text == "the", tree[noun - 1].text == "," { noun -= 1 }
        let isApposed = noun > 0 && tree[noun].text == ","
        if isApposed { noun -= 1 }
        guard noun > 0, tree[noun].partOfSpeech == .noun, reading.mention(sentence, noun) == nil,
            gazetteer.titles[tree[noun].lemma.lowercased()] == nil
        else { return nil }
        var start = noun
        while start > 0, noun - start < 3, reading.mention(sentence, start - 1) == nil,
            [.noun, .adjective].contains(tree[start - 1].partOfSpeech)
        {
            start -= 1
        }
        var owner = start - 1
        if owner > 0, ["'s", "’s", "'", "’"].contains(tree[owner].text) { owner -= 1 }
        guard owner >= 0, let country = reading.mention(sentence, owner), country.type == .country,
            country.form == .demonym || owner < start - 1
        else { return nil }
        let words = tree.tokens[start...noun].map(\.text)
        // With a comma between it must be the noun of a body: "Austria's intelligence service, the DSN".
        guard !isApposed || gazetteer.bodyNouns.isNational(words) else {
            return nil
        }
        return (Referent(entity: country.entity, token: owner, route: .named), words)
    }
}
