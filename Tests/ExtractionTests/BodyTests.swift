import KnowledgeGraph
import Testing

@Suite("Bodies and their owners")
struct BodyTests {
    @Test(
        "A body of a state is part of it",
        arguments: [
            ("The Iraqi army retook the town.", "Iraqi army", "Iraq"),
            ("The Russian Foreign Ministry summoned the envoy.", "Russian Foreign Ministry", "Russia"),
            ("Senegal's Foreign Ministry denied the report.", "Foreign Ministry", "Senegal"),
            ("The Israel Defense Forces struck a depot.", "Israel Defense Forces", "Israel"),
            ("The Royal Thai Navy stopped two boats.", "Royal Thai Navy", "Thailand"),
            ("The Ministry of Health of Ethiopia sent nurses.", "Ministry of Health", "Ethiopia"),
        ])
    func ofState(text: String, body: String, country: String) throws {
        let document = try extract(text)
        #expect(document.says(body, .partOf, country), "\(document.entities.map { ($0.name, $0.aliases) })")
    }

    @Test(
        "A body that only bears a country's name is not part of it",
        arguments: [
            "The Free Syrian Army left the town.", "The Syrian Democratic Forces crossed the river.",
            "The Bank of Georgia raised its rates.", "The Indian National Congress won the vote.",
            "The Afghan Taliban denied the report.", "The Kenya Red Cross sent tents.",
            "Fighters of Islamic State of Iraq and the Levant fled.", "France 24 reported the arrest.",
        ])
    func bearingName(text: String) throws {
        let relations = try extract(text).relations.filter { $0.predicate == .partOf }
        #expect(relations.isEmpty)
    }

    @Test(
        "A name in quotation marks that begins a sentence has no owner",
        arguments: ["'Gulf Courier' said that Oman closed the port.", "’Gulf Courier’ printed the list."])
    func quoted(text: String) throws {
        let relations = try extract(text).relations.filter { $0.predicate == .locatedIn }
        #expect(relations.isEmpty)
    }

    @Test(
        "Bodies inside bodies",
        arguments: [
            ("The Sudanese army's 22nd Division lost the town.", "22nd Division", "Sudanese army"),
            ("The Quds Force of the Revolutionary Guards denied it.", "Quds Force", "Revolutionary Guards"),
            ("The U.S. Navy's Fifth Fleet sent two ships.", "Fifth Fleet", "U.S. Navy"),
            ("The UN Security Council met on Monday.", "UN Security Council", "UN"),
        ])
    func inside(text: String, part: String, whole: String) throws {
        let document = try extract(text)
        #expect(document.says(part, .partOf, whole), "\(document.entities.map { ($0.name, $0.aliases) })")
    }

    @Test("A body named behind the noun that describes it is the country's, and there is one body")
    func described() throws {
        let document = try extract("The Spanish intelligence service CNI opened an office.")
        #expect(document.says("CNI", .partOf, "Spain"))
        #expect(document.entities.filter { $0.type == .organization }.count == 1)
    }

    @Test("An embassy is a body where it acts and none where it is a place")
    func embassy() throws {
        #expect(
            try extract("The Chinese embassy rejected the claim.").entities.contains {
                $0.type == .organization
            })
        let site = try extract("Students held a sit-in outside the Turkish embassy.")
        #expect(!site.entities.contains { $0.type == .organization })
    }

    @Test("A name goes on with number and purpose")
    func extents() throws {
        #expect(
            try extract("The 403 Amphibious Brigade lost two men.").named("403 Amphibious Brigade") != nil)
        #expect(
            try extract("The Independent Commission Against Corruption questioned him.")
                .named("Independent Commission Against Corruption") != nil)
    }
}
