import KnowledgeGraph
import Testing

@Suite("What a name names")
struct NameReadingTests {
    @Test(
        "One name, several things",
        arguments: [
            (
                "George Washington crossed the river. Washington wrote to his wife.", "George Washington",
                EntityType.person
            ),
            ("The delegation arrived in Washington late on Monday.", "Washington", .place),
            ("Washington accused Havana of spying.", "Washington", .country),
            ("Georgia accused Russia of moving the fence near South Ossetia.", "Georgia", .country),
            ("The governor of Georgia signed the bill in Atlanta.", "Georgia", .place),
            ("Jordan closed its border with Syria.", "Jordan", .country),
            ("Michael Jordan bought a share of the team.", "Michael Jordan", .person),
            ("Chad recalled its ambassador from Khartoum.", "Chad", .country),
            ("Chad Willoughby sued the paper.", "Chad Willoughby", .person),
            ("Abraham Lincoln freed them. Lincoln died in April.", "Abraham Lincoln", .person),
            ("They opened a plant in Lincoln, Nebraska.", "Lincoln", .place),
            ("Paris summoned the Turkish ambassador.", "Paris", .country),
            ("The summit takes place in Paris next week.", "Paris", .place),
            ("Kenya thanked Uganda.", "Kenya", .country),
            ("Mayor Kenya Whitfield met the governor.", "Kenya Whitfield", .person),
            ("Israel Mendoza was elected mayor.", "Israel Mendoza", .person),
            ("Secretary Austin flew to Manila.", "Austin", .person),
            ("Lloyd Austin spoke first. Austin praised Poland.", "Lloyd Austin", .person),
            ("The company moved its office to Austin, Texas.", "Austin", .place),
            ("Fires burned west of Sydney on Sunday.", "Sydney", .place),
            ("Her brother, Sydney Carrow, won the race in Perth.", "Sydney Carrow", .person),
        ])
    func several(text: String, name: String, type: EntityType) throws {
        let document = try extract(text)
        #expect(document.named(name)?.type == type, "\(document.entities.map { ($0.name, $0.type) })")
        #expect(document.entities.filter { $0.names.contains(name) }.count == 1)
    }

    @Test("The words around tell which Congo, which Guinea, which Dominican")
    func whichCountry() throws {
        #expect(
            try extract("The president of Congo spoke in Brazzaville.").entities.contains { $0.link == "CG" })
        #expect(
            try extract("Congo accused Rwanda of backing the M23 rebels.").entities.contains {
                $0.link == "CD"
            })
        #expect(
            try extract("Dominican police closed the border with Haiti.").entities.contains {
                $0.link == "DO"
            })
        #expect(try extract("Dominican officials spoke in Roseau.").entities.contains { $0.link == "DM" })
    }

    @Test(
        "A country's name inside a place's is no country",
        arguments: ["Lake Chad", "Gulf of Oman", "Niger Delta", "Mexico City", "Jordan Valley"])
    func insidePlaces(name: String) throws {
        let document = try extract("Soldiers searched boats around the \(name) for two days.")
        #expect(!document.entities.contains { $0.type == .country }, "\(document.entities.map(\.name))")
    }

    @Test(
        "Ships, weapons, events, documents and peoples are no nodes",
        arguments: [
            "The frigate Niels Lund sailed past the cape.", "The tanker Marlin Star ran aground.",
            "A Reaper drone circled above.", "HMS Brackwater returned to port.",
            "Hurricane Odile killed four people.",
            "Uighurs and Tuaregs spoke at the meeting.", "Doctors treated patients with HIV.",
        ])
    func noNodes(text: String) throws {
        let found = try extract(text).entities
        #expect(found.isEmpty, "\(found.map { ($0.name, $0.type) })")
    }

    @Test("A body keeps its node beside a ship")
    func bodyBesideShip() throws {
        let document = try extract("The U.S. Navy escorted the tanker Marlin Star through the strait.")
        #expect(document.named("U.S. Navy")?.type == .organization)
        #expect(document.named("Marlin Star") == nil)
    }

    @Test("A minister's field is part of his title and no body")
    func portfolio() throws {
        let document = try extract(
            "Norway's Minister for the Armed Forces, Ingrid Sole, met Armed Forces Minister Paul Brett.")
        #expect(!document.entities.contains { $0.type == .organization }, "\(document.entities.map(\.name))")
        #expect(document.says("Ingrid Sole", .holdsOffice, "Norway"))
    }

    @Test(
        "Names are found in headlines",
        arguments: [
            ("PUTIN MEETS XI IN BEIJING", ["PUTIN": EntityType.person, "XI": .person, "BEIJING": .place]),
            ("Iran Rejects U.S. Offer As Talks Stall", ["Iran": .country, "U.S.": .country]),
            ("SAUDI ARABIA ACCUSES YEMEN OF BREAKING TRUCE", ["SAUDI ARABIA": .country, "YEMEN": .country]),
            (
                "NATO Urges Turkey To Ratify Swedish Bid",
                ["NATO": .organization, "Turkey": .country, "Swedish": .country]
            ),
        ])
    func headlines(text: String, names: [String: EntityType]) throws {
        let document = try extract(text)
        for (name, type) in names {
            #expect(
                document.named(name)?.type == type,
                "\(name) in \(document.entities.map { ($0.name, $0.type) })")
        }
    }
}
