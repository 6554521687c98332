import KnowledgeGraph
import Testing

@Suite("Entities")
struct EntityTests {
    @Test("Names, demonyms, stand-ins and official forms of a country are one node with its code")
    func country() throws {
        let document = try extract(
            "Russia signed the treaty. Russian officials said the Kremlin was pleased, and Moscow thanked Norway. "
                + "The Russian Federation will host the next meeting.")
        let russia = try #require(document.named("Russia"))
        #expect(russia.type == .country)
        #expect(russia.link == "RU")
        #expect(Set(russia.aliases).isSuperset(of: ["Russian", "Kremlin", "Moscow", "Russian Federation"]))
        #expect(document.entities.filter { $0.link == "RU" }.count == 1)
    }

    @Test("A capital is a place where something happens and a government where it acts")
    func capital() throws {
        let place = try extract("The two delegations met in Ankara on Friday.")
        #expect(place.named("Ankara")?.type == .place)
        let actor = try extract("Ankara accused Athens of breaking the agreement.")
        #expect(actor.named("Ankara")?.link == "TR")
        #expect(actor.says("Ankara", .accuses, "Athens"))
    }

    @Test(
        "A name for whatever government a text is about gives no country a code of its own",
        arguments: [
            "The Royal Government thanked France.", "The Government of National Unity thanked France.",
        ])
    func namelessGovernment(text: String) throws {
        let links = try extract(text).entities.compactMap(\.link)
        #expect(links == ["FR"])
    }

    @Test("A person under full name, surname, title and misspelling is one node")
    func person() throws {
        let document = try extract(
            "Foreign Minister Ingrid Solheim arrived in Lisbon. Solheim praised Portugal. Ms. Solhiem left on Monday."
        )
        let people = document.entities.filter { $0.type == .person }
        #expect(people.map(\.name) == ["Ingrid Solheim"])
        #expect(people.first?.aliases.contains("Solhiem") == true)
    }

    @Test("Two people who share a surname stay two")
    func namesakes() throws {
        let document = try extract(
            "Maria Duarte met her lawyer. Pedro Duarte did not attend. Maria Duarte left early.")
        #expect(document.entities.filter { $0.type == .person }.count == 2)
    }

    @Test("An acronym joins the name it stands for")
    func acronym() throws {
        let document = try extract(
            "The African Union condemned the coup. The AU said it would send an envoy to Mali.")
        #expect(document.named("AU")?.name == "African Union")
    }

    @Test("Hyphenated names are whole")
    func hyphen() throws {
        let document = try extract("Prime Minister Salma Barre-Aden visited Kenya.")
        #expect(document.named("Salma Barre-Aden")?.type == .person)
    }

    @Test(
        "Lines of the web page yield nothing",
        arguments: [
            "Join the conversation as a VIP Member", "Subscribe to our newsletter", "Follow us on Twitter",
            "Copyright © 2015 Example Media. All rights reserved.",
        ])
    func boilerplate(line: String) throws {
        let document = try extract("France thanked Germany.\n" + line + "\n")
        #expect(document.entities.map(\.name) == ["France", "Germany"])
        let windows = try extract("France thanked Germany.\r\n" + line + "\r\n")
        #expect(windows.entities.map(\.name) == ["France", "Germany"])
    }
}
