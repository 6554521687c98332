import Extraction
import KnowledgeGraph
import Testing

import enum KnowledgeGraph.Predicate

/// A text, a word in it that refers to somebody, and to whom; nobody where the list is empty.
struct Reference: CustomTestStringConvertible {
    let text: String
    let word: String
    let names: Set<String>

    init(_ text: String, _ word: String, _ names: String...) {
        self.text = text
        self.word = word
        self.names = Set(names)
    }

    var testDescription: String { "\(word) in “\(text.prefix(70))”" }
}

/// All chains of a text.
private func chains(_ text: String) throws -> [Chain] {
    try Shared.extractor.get().chains(of: Article(id: "test", text: text))
}

/// The names of whom the last occurrence of a word refers to.
private func referents(_ word: String, in text: String) throws -> Set<String> {
    let found = try chains(text).flatMap { chain in
        chain.mentions.filter { $0.text.lowercased() == word.lowercased() && $0.kind != .apposition }
            .map { (start: $0.range.lowerBound, names: chain.names) }
    }
    guard let last = found.max(by: { $0.start < $1.start }) else { return [] }
    return Set(last.names)
}

@Suite("Coreference")
struct CoreferenceTests {
    static let pronouns = [
        Reference("Ingrid Solheim met Pavel Novak in Riga. She praised the talks.", "she", "Ingrid Solheim"),
        Reference("Ingrid Solheim met Pavel Novak in Riga. He praised the talks.", "he", "Pavel Novak"),
        Reference("Mr Quill thanked Mrs Ostrander. She had lent the hall.", "she", "Ostrander"),
        Reference(
            "President Luis Arango met his cabinet on Monday. He will travel to Chile.", "he", "Luis Arango"),
        Reference("Luis Arango said he would resign.", "he", "Luis Arango"),
        Reference("In her speech, Maria Costa thanked Portugal.", "her", "Maria Costa"),
        Reference("Maria Costa defended herself against the charges.", "herself", "Maria Costa"),
        Reference("Norway closed its embassy in Damascus.", "its", "Norway"),
        Reference(
            "The Danube Commission met in Vienna. It elected a new chairman.", "it", "Danube Commission"),
        Reference(
            "Poland and Lithuania signed the pact. They will share radar data.", "they", "Poland", "Lithuania"
        ),
        Reference("Qatar asked Oman and Kuwait to send their envoys.", "their", "Oman", "Kuwait"),
    ]

    @Test("A pronoun refers to who agrees with it and stands nearest", arguments: pronouns)
    func pronoun(reference: Reference) throws {
        #expect(try referents(reference.word, in: reference.text) == reference.names)
    }

    static let unnamed = [
        Reference("It was raining in Oslo when the talks began.", "it"),
        Reference("Farmers blocked the road. They burned tyres.", "they"),
        Reference("A woman was arrested near the airport. She had a knife. Kenya tightened controls.", "she"),
        Reference("Pavel Novak spoke first. An actress then read her poem.", "her"),
    ]

    @Test("A pronoun refers to nobody where nobody named is meant", arguments: unnamed)
    func nobody(reference: Reference) throws {
        #expect(try referents(reference.word, in: reference.text).isEmpty)
    }

    static let descriptions = [
        Reference(
            "Transmarin Shipping, a company from Genoa, was fined. The company will appeal.", "company",
            "Transmarin Shipping"),
        Reference(
            "The Sahel Freedom Front seized a town. The group released a video.", "group",
            "Sahel Freedom Front"),
        Reference(
            "Bolivia recalled its ambassador. The country has been in crisis since May.", "country", "Bolivia"
        ),
        Reference(
            "Chile and Peru met in Lima. The two countries agreed on quotas.", "countries", "Chile", "Peru"),
        Reference("Chile and Peru will share water. Both countries signed.", "countries", "Chile", "Peru"),
        Reference(
            "Ana Pires met Karim Haddad in Tunis. Both leaders spoke of peace.", "leaders", "Ana Pires",
            "Karim Haddad"),
        Reference(
            "Foreign Minister Ana Pires of Portugal flew to Tunis. The foreign minister was welcomed.",
            "minister",
            "Ana Pires"),
        Reference(
            "Kenyan President Samuel Otieno landed in Kampala. The Kenyan president was welcomed.",
            "president",
            "Samuel Otieno"),
        Reference(
            "Tomas Varga, a journalist, was freed. The journalist thanked Sweden.", "journalist",
            "Tomas Varga"),
        Reference("Pavel Novak, whose brother lives in Malta, was fined.", "whose", "Pavel Novak"),
    ]

    @Test("A description refers to who was called so or may be", arguments: descriptions)
    func description(reference: Reference) throws {
        #expect(try referents(reference.word, in: reference.text) == reference.names)
    }

    @Test("An officer who was never named is the country, not somebody else's officer")
    func unnamedOfficer() throws {
        let text = "Kenyan President Samuel Otieno landed in Kampala. The Ugandan president welcomed him."
        #expect(try referents("president", in: text).isDisjoint(with: ["Samuel Otieno"]))
        #expect(try referents("him", in: text) == ["Samuel Otieno"])
    }

    @Test("The first person of a quotation is its speaker", arguments: ["I", "my", "we", "our"])
    func firstPerson(word: String) throws {
        let text =
            "“\(word == "my" || word == "our" ? "\(word) army" : word) will not leave,” said Samuel Otieno."
        #expect(try referents(word, in: text) == ["Samuel Otieno"])
    }

    // MARK: Names

    @Test(
        "An acronym in brackets names the body before it, wherever else it stands",
        arguments: [
            (
                "The PLV attacked on Sunday. The People's League of Varna (PLV) denied it.", "PLV",
                "People's League of Varna"
            ),
            (
                "The Front for Reform and Labour (FRELA) won. FRELA thanked Cuba.", "FRELA",
                "Front for Reform and Labour"
            ),
        ])
    func acronym(text: String, short: String, full: String) throws {
        let document = try extract(text)
        #expect(document.named(short)?.name == full)
        #expect(document.entities.filter { $0.type == .organization }.count == 1)
    }

    @Test("A surname alone is whoever bears it and fits the title; two people stay two")
    func surnames() throws {
        let text =
            "Senator John Hartwell met Mary Hartwell in Boston. Mr Hartwell left first. Mrs Hartwell stayed on. "
            + "Senator Hartwell voted no."
        let document = try extract(text)
        let people = document.entities.filter { $0.type == .person }
        #expect(Set(people.map(\.name)) == ["John Hartwell", "Mary Hartwell"])
        let found = try chains(text)
        #expect(
            found.first { $0.names == ["John Hartwell"] }?.mentions.filter { $0.kind == .name }.count == 3)
        #expect(
            found.first { $0.names == ["Mary Hartwell"] }?.mentions.filter { $0.kind == .name }.count == 2)
    }

    @Test("Mrs with a man's surname is somebody else")
    func title() throws {
        let document = try extract("John Hartwell resigned. Mrs Hartwell declined to comment.")
        #expect(document.entities.filter { $0.type == .person }.count == 2)
    }

    @Test("A couple that shares a surname is two people, the family both")
    func couple() throws {
        let text = "Helen and Victor Marlowe flew to Nairobi. Kenya welcomed the Marlowes. Helen spoke first."
        let people = try extract(text).entities.filter { $0.type == .person }
        #expect(Set(people.map(\.name)) == ["Helen Marlowe", "Victor Marlowe"])
        #expect(people.first { $0.name == "Helen Marlowe" }?.aliases == ["Helen"])
        #expect(try referents("Marlowes", in: text) == ["Helen Marlowe", "Victor Marlowe"])
    }

    @Test("A surname and a full name side by side are no couple")
    func noCouple() throws {
        let people = try extract("Merkel and Pavel Novak spoke in Prague.").entities.filter {
            $0.type == .person
        }
        #expect(Set(people.map(\.name)) == ["Merkel", "Pavel Novak"])
    }

    @Test(
        "A given name, a nickname and a part of a long name are the person named in full",
        arguments: [
            ("William Thornbury was freed. Bill thanked Oman.", "Bill", "William Thornbury"),
            ("Zsofia Kertesz was freed. Zsofia thanked Oman.", "Zsofia", "Zsofia Kertesz"),
            (
                "Andrés Manuel Quiroga Salas won. Quiroga thanked Oman.", "Quiroga",
                "Andrés Manuel Quiroga Salas"
            ),
        ])
    func givenName(text: String, short: String, full: String) throws {
        #expect(try extract(text).named(short)?.name == full)
    }

    // MARK: What it is good for

    @Test("Relations reach over references")
    func relations() throws {
        let document = try extract(
            "The Sahel Freedom Front seized a town in Mali. On Friday the group attacked Niger. "
                + "Chile and Peru met in Lima. Both countries condemned Bolivia.")
        #expect(document.says("Sahel Freedom Front", .attacks, "Niger"))
        #expect(document.says("Chile", .condemns, "Bolivia"))
        #expect(document.says("Peru", .condemns, "Bolivia"))
    }

    @Test("Chains quote the text to the letter, by entity and in order")
    func ranges() throws {
        let text = "“Élan” is over, said Maria Costa. She thanked the Danube Commission, which met in Vienna."
        let scalars = Array(text.unicodeScalars)
        for chain in try chains(text) {
            #expect(chain.mentions.map(\.range.lowerBound) == chain.mentions.map(\.range.lowerBound).sorted())
            for mention in chain.mentions {
                #expect(String(String.UnicodeScalarView(scalars[mention.range])) == mention.text)
                #expect(mention.phrase.contains(mention.range.lowerBound))
            }
        }
    }
}
