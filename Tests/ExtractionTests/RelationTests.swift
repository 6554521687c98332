import Extraction
import KnowledgeGraph
import Testing

import enum KnowledgeGraph.Predicate

/// A sentence, and what it says.
struct Saying: CustomTestStringConvertible {
    let text: String
    let subject: String
    let predicate: Predicate
    let object: String
    var status = RelationStatus.actual

    init(
        _ text: String, _ subject: String, _ predicate: Predicate, _ object: String,
        _ status: RelationStatus = .actual
    ) {
        self.text = text
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.status = status
    }

    var testDescription: String { "\(predicate): \(text.prefix(60))" }
}

@Suite("Relations")
struct RelationTests {
    static let sayings = [
        Saying(
            "Norwegian Foreign Minister Ingrid Solheim met her Danish counterpart, Lars Holm, in Oslo.",
            "Ingrid Solheim", .counterpart, "Lars Holm"),
        Saying(
            "Norwegian Foreign Minister Ingrid Solheim met her Danish counterpart, Lars Holm, in Oslo.",
            "Ingrid Solheim", .meets, "Lars Holm"),
        Saying("Japan, a close ally of Australia, sent two ships.", "Japan", .ally, "Australia"),
        Saying("Eritrea fought its old enemy Ethiopia for two years.", "Eritrea", .adversary, "Ethiopia"),
        Saying("Turkey's president, Levent Soylu, spoke first.", "Levent Soylu", .holdsOffice, "Turkey"),
        Saying("Finland is a member of NATO.", "Finland", .memberOf, "NATO"),
        Saying("The Indonesian Navy sent a frigate.", "Indonesian Navy", .partOf, "Indonesia"),
        Saying("The bus broke down near Aleppo, Syria.", "Aleppo", .locatedIn, "Syria"),
        Saying("The convoy reached the Iraqi city of Mosul.", "Mosul", .locatedIn, "Iraq"),
        Saying(
            "Anna Larsen was joined by her husband, Erik Larsen.", "Anna Larsen", .relative, "Erik Larsen"),
        Saying("Angela Weber visited Israel on Monday.", "Angela Weber", .visits, "Israel"),
        Saying("China and Vietnam signed an agreement on fishing.", "China", .agreesWith, "Vietnam"),
        Saying("Canada thanked Iceland for its help.", "Canada", .supports, "Iceland"),
        Saying("Qatar gave money to Lebanon after the blast.", "Qatar", .aids, "Lebanon"),
        Saying("The Taliban released Peter Hughes on Friday.", "Taliban", .yieldsTo, "Peter Hughes"),
        Saying("Poland urged Belarus to open the border.", "Poland", .requests, "Belarus"),
        Saying("France condemned Belarus.", "France", .condemns, "Belarus"),
        Saying("Belarus was criticised by France.", "France", .condemns, "Belarus"),
        Saying("India blamed Pakistan for the raid.", "India", .accuses, "Pakistan"),
        Saying("Greece rejected a proposal from Turkey.", "Greece", .rejects, "Turkey"),
        Saying("Iran threatened Israel with retaliation.", "Iran", .threatens, "Israel"),
        Saying(
            "Hundreds of members of the Miners' Union protested against Chile.",
            "Miners' Union", .protestsAgainst, "Chile"),
        Saying("The United States imposed sanctions on Myanmar.", "United States", .sanctions, "Myanmar"),
        Saying("Egyptian police arrested Omar Fahmy.", "Egypt", .coerces, "Omar Fahmy"),
        Saying("Hezbollah attacked Israel.", "Hezbollah", .attacks, "Israel"),
        Saying("Israeli jets bombed Damascus.", "Israel", .attacks, "Damascus"),
    ]

    @Test("What a plain sentence says is found", arguments: sayings)
    func plain(saying: Saying) throws {
        let document = try extract(saying.text)
        #expect(
            document.says(saying.subject, saying.predicate, saying.object, saying.status),
            "\(document.relations)")
    }

    static let qualified = [
        Saying("Norway will send money to Haiti.", "Norway", .aids, "Haiti", .possible),
        Saying("France did not condemn Belarus.", "France", .condemns, "Belarus", .negated),
        Saying("Spain may impose sanctions on Syria.", "Spain", .sanctions, "Syria", .possible),
    ]

    @Test("Plans are possible and denials negated, and neither is actual", arguments: qualified)
    func status(saying: Saying) throws {
        let document = try extract(saying.text)
        #expect(
            document.says(saying.subject, saying.predicate, saying.object, saying.status),
            "\(document.relations)")
        #expect(!document.says(saying.subject, saying.predicate, saying.object, .actual))
    }

    @Test("The actor behind a thing is who is condemned")
    func behind() throws {
        let document = try extract("Prime Minister Anna Berg of Sweden condemned Russian aggression.")
        #expect(document.says("Anna Berg", .condemns, "Russia"))
    }

    @Test("Lists distribute")
    func lists() throws {
        let document = try extract("Britain and France condemned Iran and Syria.")
        for subject in ["Britain", "France"] {
            for object in ["Iran", "Syria"] { #expect(document.says(subject, .condemns, object)) }
        }
    }

    @Test("The first person of a quotation is its speaker, who is named as the source")
    func quotation() throws {
        let document = try extract(
            "“We condemn Belarus in the strongest terms,” said Maria Costa, the foreign minister of Portugal."
        )
        let relation = try #require(document.relation("Maria Costa", .condemns, "Belarus"))
        #expect(relation.attributedTo == document.named("Maria Costa")?.id)
    }

    @Test("A pronoun counts as who it stands for")
    func pronoun() throws {
        let document = try extract(
            "Defence Minister Jonas Brekke flew to Berlin. On Friday he met Klara Vogel.")
        #expect(document.says("Jonas Brekke", .meets, "Klara Vogel"))
    }

    @Test("An office carries its title as written")
    func role() throws {
        let document = try extract("Former Peruvian Defense Minister Carlos Rojas was in the room.")
        #expect(
            document.relation("Carlos Rojas", .holdsOffice, "Peru")?.role == "Former Defense Minister"
                || document.relation("Carlos Rojas", .holdsOffice, "Peru")?.role == "Defense Minister")
    }

    @Test("Words that look like triggers say nothing by themselves")
    func negatives() throws {
        let document = try extract(
            "The Chilean ministry said its counterpart fund was exhausted and that a condemned warehouse in Arica "
                + "would be sold.")
        #expect(!document.relations.contains { [.counterpart, .condemns, .visits].contains($0.predicate) })
    }
}

@Suite("Evidence")
struct EvidenceTests {
    @Test("Every range lies in its sentence, and quote and sentence are the text to the letter")
    func ranges() throws {
        let text =
            "“Déjà vu 😀,” said Anna Berg.\nFrance condemned Belarus, and it thanked Poland. Berg met Klara Vogel."
        let scalars = Array(text.unicodeScalars)
        let document = try extract(text)
        #expect(!document.relations.isEmpty)
        for evidence in document.relations.flatMap(\.evidence) {
            let quote = String(String.UnicodeScalarView(scalars[evidence.range]))
            #expect(quote == evidence.quote)
            #expect(evidence.sentence.contains(evidence.quote))
            #expect(text.contains(evidence.sentence))
        }
    }

    @Test("Every relation joins types that the vocabulary lets it join, and has evidence and a confidence")
    func vocabulary() throws {
        let texts = RelationTests.sayings.map(\.text)
        for document in try texts.map(extract) {
            let types = Dictionary(
                document.entities.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
            for relation in document.relations {
                let from = try #require(types[relation.subject])
                let to = try #require(types[relation.object])
                #expect(relation.predicate.joins(from, to))
                #expect(!relation.evidence.isEmpty)
                #expect((0...1).contains(relation.confidence ?? -1))
            }
        }
    }

    @Test("The same text gives the same graph, alone and among others, on one thread and on two")
    func determinism() async throws {
        let extractor = try Shared.extractor.get()
        let articles = RelationTests.sayings.enumerated().map { Article(id: "\($0)", text: $1.text) }
        let one = await extractor.extract(articles, jobs: 1)
        let two = await extractor.extract(articles, jobs: 2)
        #expect(one == two)
        #expect(one == articles.map(extractor.extract))
    }

    @Test(
        "Texts that are no articles yield nothing and do no harm",
        arguments: ["", "\n\n", "…", "😀😀", "a\u{0}b", "\u{202E}"])
    func odd(text: String) throws { #expect(try extract(text).relations.isEmpty) }
}
