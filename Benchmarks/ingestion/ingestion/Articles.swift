import KnowledgeGraph

/// Graph documents as news gives them: eight entities, seven relations, each with the sentence that says it. The same
/// number gives the same document.
///
/// One country is in every article, others in many; offices, people and bodies that are known come back the more often the
/// more known they are; in each article there is somebody new, and a place.
struct Articles {
    private var state: UInt64

    static func document(_ number: Int) -> GraphDocument {
        var articles = Articles(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1)
        return articles.make(number)
    }

    private mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % bound
    }

    /// A number below a bound; small ones come more often, the first of all in about every eighth draw.
    private mutating func known(_ bound: Int) -> Int {
        var limit = 1
        while limit < bound, below(8) > 0 { limit *= 2 }
        return below(min(limit, bound))
    }

    private static let consonants = Array("bcdfghjklmnprstvz").map(String.init)
    private static let vowels = ["a", "e", "i", "o", "u", "ai", "ou", "ya"]
    private static let surnames = ["son", "ov", "ez", "ini", "berg", "ski", "yan", "etti"]

    /// A word of its own for each number.
    private static func word(_ number: Int, syllables: Int) -> String {
        var rest = UInt64(number) &* 0xBF58_476D_1CE4_E5B9
        rest ^= rest >> 27
        var word = ""
        for _ in 0..<syllables {
            word += consonants[Int(rest % UInt64(consonants.count))]
            rest /= UInt64(consonants.count)
            word += vowels[Int(rest % UInt64(vowels.count))]
            rest /= UInt64(vowels.count)
        }
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    private static func person(_ number: Int) -> (name: String, surname: String) {
        let surname = word(number / 3 + 77, syllables: 3) + surnames[number % surnames.count]
        return ("\(word(number % 700, syllables: 2)) \(surname)", surname)
    }

    private static func country(_ number: Int) -> (name: String, code: String) {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(String.init)
        return (word(900_000 + number, syllables: 3) + "ia", letters[number / 26] + letters[number % 26])
    }

    private mutating func make(_ number: Int) -> GraphDocument {
        var entities: [Entity] = []
        func countryEntity(_ id: String, _ number: Int, _ mentions: Int) -> Entity {
            let country = Self.country(number)
            return Entity(
                id: id, type: .country, name: country.name, aliases: [country.name + "n"], link: country.code,
                mentionCount: mentions)
        }
        func personEntity(_ id: String, _ number: Int, _ mentions: Int) -> Entity {
            let person = Self.person(number)
            return Entity(
                id: id, type: .person, name: person.name, aliases: [person.surname], mentionCount: mentions)
        }
        let first = 1 + known(180)
        entities.append(countryEntity("c0", 0, 1 + below(5)))
        entities.append(countryEntity("c1", first, 1 + below(5)))
        entities.append(countryEntity("c2", 1 + (first + known(170)) % 180, 1))
        let known = (known(20_000), known(20_000))
        entities.append(personEntity("p0", known.0, 1 + below(6)))
        entities.append(personEntity("p1", known.1 == known.0 ? known.1 + 1 : known.1, 1 + below(3)))
        entities.append(personEntity("p2", 100_000 + number, 1))
        let body = self.known(2_000)
        let words = (0..<3).map { Self.word(500_000 + body * 3 + $0, syllables: 2 + ($0 & 1)) }
        entities.append(
            Entity(
                id: "o0", type: .organization, name: words.joined(separator: " "),
                aliases: body % 3 == 0 ? [words.map { String($0.prefix(1)) }.joined()] : [], mentionCount: 2))
        entities.append(
            Entity(id: "l0", type: .place, name: Self.word(700_000 + self.known(9_000), syllables: 4)))
        let says: [(String, Predicate, String, String?)] = [
            ("c0", .meets, "c1", nil), ("p0", .holdsOffice, "c1", "Foreign Minister"),
            ("p0", .meets, "p1", nil),
            ("c1", .condemns, "c2", nil), ("p1", .memberOf, "o0", nil), ("p2", .nationality, "c0", nil),
            ("l0", .locatedIn, "c1", nil),
        ]
        var start = 0
        let relations = says.map { subject, predicate, object, role in
            start += 60 + below(120)
            let words = (0..<(8 + below(14))).map { _ in Self.word(below(4_000), syllables: 2).lowercased() }
            return Relation(
                subject: subject, predicate: predicate, object: object,
                status: below(5) == 0 ? .possible : .actual, role: role,
                attributedTo: below(6) == 0 && subject != "p0" ? "p0" : nil,
                confidence: Double(30 + below(70)) / 100,
                evidence: [
                    Evidence(
                        range: start..<(start + 30), quote: words.prefix(5).joined(separator: " "),
                        sentence: words.joined(separator: " ") + ".")
                ])
        }
        return GraphDocument(
            id: "article-\(number)", title: "Article \(number)",
            date: "20\(10 + number % 15)-0\(1 + number % 9)",
            entities: entities, relations: relations)
    }
}
