import Foundation
import KnowledgeGraph

/// What extraction knows of the world: countries, bodies, places, offices. All of it stands in the tables.
struct Gazetteer: Sendable {
    enum Entry: Sendable, Hashable {
        case country(code: String, isDemonym: Bool)
        case organization(name: String)
        case place
    }

    enum TitleKind: String, Sendable { case office, rank, honorific, descriptor }

    /// English short names by ISO code.
    private(set) var countryNames: [String: String] = [:]
    /// Names as written, without dots, to what they may name; the first entry is the usual one.
    private(set) var entries: [String: [Entry]] = [:]
    /// Countries by the names of their capitals.
    private(set) var capitals: [String: String] = [:]
    private(set) var titles: [String: TitleKind] = [:]
    /// Titles that one bears in a body and not in a state: "founder", "editor".
    private(set) var bodyTitles: Set<String> = []
    /// Words that go into a role when they stand before it: "former", "deputy".
    private(set) var titleModifiers: Set<String> = []
    /// The last words of titles.
    private(set) var titleEnds: Set<String> = []
    private(set) var maximumTitleLength = 1
    /// What the nouns in the names of organizations say.
    let bodyNouns: BodyNouns
    /// What words in and around a name say of its kind.
    let nameKinds: NameKinds
    let portfolios: Portfolios
    /// Nouns and verbs that tell how the phrase around them is built.
    let phraseWords: PhraseWords
    let ambiguous: AmbiguousNames
    let capitalContexts: CapitalContexts
    /// "government", "officials": with a demonym before it, the country itself.
    private(set) var countryNouns: Set<String> = []
    private(set) var nicknames: [String: Set<String>] = [:]
    private(set) var boilerplate: [(kind: String, phrase: String)] = []
    private(set) var maximumNameLength = 1
    let genders: Genders
    let referenceNouns: ReferenceNouns
    /// How coreference chooses.
    let antecedents: AntecedentModel

    init(directory: URL) throws {
        bodyNouns = try BodyNouns(directory: directory)
        nameKinds = try NameKinds(directory: directory, bodies: bodyNouns)
        portfolios = try Portfolios(directory: directory)
        phraseWords = try PhraseWords(directory: directory)
        ambiguous = try AmbiguousNames(directory: directory)
        capitalContexts = try CapitalContexts(directory: directory)
        genders = try Genders(directory: directory)
        referenceNouns = try ReferenceNouns(directory: directory)
        antecedents = try AntecedentModel(directory: directory)
        for row in try Table("countries.tsv", in: directory).rows {
            let code = row[0]
            // Places with a code of their own that nobody takes for an actor: Hong Kong, Gibraltar.
            if row[6] == "place" {
                for name in [row[1]] + row.list(2) { add(name, .place) }
                continue
            }
            countryNames[code] = row[1]
            for name in [row[1]] + row.list(2) { add(name, .country(code: code, isDemonym: false)) }
            for name in row.list(3) {
                add(name, .country(code: code, isDemonym: true))
                if !name.hasSuffix("s") && !name.hasSuffix("sh") && !name.hasSuffix("ch")
                    && !name.hasSuffix("ese")
                {
                    add(name + "s", .country(code: code, isDemonym: true))
                }
            }
            for name in row.list(4) where capitals[Self.key(name)] == nil {
                capitals[Self.key(name)] = code
                noteStart(name)
            }
        }
        for row in try Table("seats.tsv", in: directory).rows {
            if row[1] == "org" {
                let words = row[2].split(separator: " ").map(String.init)
                let body = words.count > 1 ? words.dropLast().joined(separator: " ") : row[0]
                add(row[0], .organization(name: body))
            } else if countryNames[row[1]] != nil {
                // A "*" is the text's own country: coreference finds it.
                seats[Self.key(row[0])] = row[1]
                noteStart(row[0])
                maximumNameLength = max(maximumNameLength, row[0].split(separator: " ").count)
            }
        }
        for row in try Table("organizations.tsv", in: directory).rows {
            for name in [row[0]] + row.list(1) {
                add(name, .organization(name: row[0]))
            }
            if row[3].utf8.count == 2 { bodyCountries[row[0]] = row[3] }
        }
        for row in try Table("places.tsv", in: directory).rows {
            add(row[0], .place)
        }
        for row in try Table("titles.tsv", in: directory).rows {
            if row[1] == "modifier" {
                titleModifiers.insert(row[0])
            } else if let kind = TitleKind(rawValue: row[1]) {
                let title = row[0].filter { $0 != "." }
                titles[title] = kind
                if row[2] == "body" { bodyTitles.insert(title) }
                // "vice-president" may be one token or three.
                let end = title.split(separator: " ").last ?? ""
                titleEnds.formUnion([String(end), String(end.split(separator: "-").last ?? "")])
                maximumTitleLength = max(maximumTitleLength, row[0].split(separator: " ").count)
            }
        }
        for row in try Table("country-nouns.tsv", in: directory).rows where row[1] == "country" {
            countryNouns.insert(row[0])
        }
        for row in try Table("nicknames.tsv", in: directory).rows {
            for nickname in row.list(1) {
                nicknames[row[0].lowercased(), default: []].insert(nickname.lowercased())
                nicknames[nickname.lowercased(), default: []].insert(row[0].lowercased())
            }
        }
        for row in try Table("boilerplate.tsv", in: directory).rows { boilerplate.append((row[0], row[1])) }
    }

    /// The countries of well-known bodies that are one state's, by full name.
    private(set) var bodyCountries: [String: String] = [:]
    /// Names that stand for a whole government: "Kremlin".
    private(set) var seats: [String: String] = [:]

    /// The first words of names of several words.
    private(set) var nameStarts: Set<String> = []

    private mutating func noteStart(_ name: String) {
        let words = name.split(maxSplits: 1) { $0 == " " || $0 == "-" }
        if words.count > 1, let first = words.first { nameStarts.insert(Self.key(String(first))) }
    }

    private mutating func add(_ name: String, _ entry: Entry) {
        let key = Self.key(name)
        guard !key.isEmpty, entries[key]?.contains(entry) != true else { return }
        entries[key, default: []].append(entry)
        noteStart(name)
        maximumNameLength = max(maximumNameLength, name.split(separator: " ").count)
    }

    /// Names are told apart by case ("US" is no "us") but not by dots or the shape of the apostrophe.
    static func key(_ name: String) -> String {
        String(
            name.unicodeScalars.compactMap { scalar -> Character? in
                switch scalar {
                case ".": nil
                case "’": "'"
                default: Character(scalar)
                }
            })
    }

    /// The country that a name or demonym names, where that is its usual reading.
    func country(_ name: String) -> (code: String, isDemonym: Bool)? {
        guard case .country(let code, let isDemonym)? = entries[Self.key(name)]?.first else { return nil }
        return (code, isDemonym)
    }

    /// The full name of the well-known body that a name names.
    func organization(_ name: String) -> String? {
        for case .organization(let full) in entries[Self.key(name)] ?? [] { return full }
        return nil
    }

    /// All head nouns of organizations, and those that with a demonym before them are one in lower case too.
    var organizationNouns: Set<String> { bodyNouns.all }
    var nationalBodies: Set<String> { bodyNouns.national }

    /// Whether a table has the name as a country's, a body's or a place's.
    func isListed(_ name: String) -> Bool { entries[Self.key(name)] != nil || seat(name) != nil }

    /// Whether a body is a part of the country that its name holds; `nil` where neither its noun nor the tables tell. See
    /// ``BodyNouns/isOwn(_:country:)``.
    func isOwnBody(_ name: [String], country: Range<Int>, code: String) -> Bool? {
        if let known = bodyNouns.isOwn(name, country: country) { return known }
        // "the Pakistani ISI"
        let rest = name[country.upperBound...].joined(separator: " ")
        return organization(rest).flatMap { bodyCountries[$0] }.map { $0 == code }
    }

    /// Whether a code is one that links: a former state without a code of its own has only a name here.
    static func isLink(_ code: String) -> Bool { code.utf8.count == 2 }

    func isPlace(_ name: String) -> Bool {
        (entries[Self.key(name)] ?? []).contains(.place)
    }

    func isWord(_ list: PhraseWords.List, _ lemma: String) -> Bool { phraseWords.contains(list, lemma) }

    func seat(_ name: String) -> String? { seats[Self.key(name)] }
    func capital(_ name: String) -> String? { capitals[Self.key(name)] }

    /// Whether a line is the web page's and not the article's ("Subscribe to our newsletter").
    func isBoilerplate(_ line: String) -> Bool {
        let line = line.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
        return boilerplate.contains { kind, phrase in
            switch kind {
            case "prefix": line.hasPrefix(phrase) && line.count < phrase.count + 80
            case "contains": line.contains(phrase) && line.count < phrase.count + 80
            default: line == phrase || line == phrase + "." || line == phrase + "!"
            }
        }
    }
}
