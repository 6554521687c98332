import KnowledgeGraph
import Testing

@Suite("Offices")
struct OfficeTests {
    @Test(
        "Who holds what, and where",
        arguments: [
            ("Russian Foreign Minister Pavel Orlov arrived.", "Pavel Orlov", "Russia"),
            ("Anna Berg, the Swedish defence minister, arrived.", "Anna Berg", "Sweden"),
            ("KFOR, whose commander is Major General Enrico Bardi, sent troops.", "Enrico Bardi", "KFOR"),
            ("The Consul General of Chile in La Paz is Fernando Rojas.", "Fernando Rojas", "Chile"),
            (
                "Pavel Orlov, then the chief of staff of the Free Syrian Army, left.", "Pavel Orlov",
                "Free Syrian Army"
            ),
            ("Prime Minister Ana Lopes of Portugal spoke.", "Ana Lopes", "Portugal"),
            ("She met her Iraqi counterpart, Fuad Karim.", "Fuad Karim", "Iraq"),
            (
                "Boris Petrov, a spokesman for the Interior Ministry, denied it.", "Boris Petrov",
                "Interior Ministry"
            ),
        ])
    func held(text: String, person: String, body: String) throws {
        let document = try extract(text)
        #expect(
            document.says(person, .holdsOffice, body),
            "\(document.relations.map { ($0.subject, $0.predicate, $0.object) })")
    }

    @Test("Of several officers each has his own country")
    func respectively() throws {
        let pairs = try extract(
            "He met the Russian and Chinese ambassadors, Anton Belov and Li Chen, on Friday.")
        #expect(pairs.says("Anton Belov", .holdsOffice, "Russia"))
        #expect(pairs.says("Li Chen", .holdsOffice, "China"))
        #expect(!pairs.says("Anton Belov", .holdsOffice, "China"))
        #expect(!pairs.says("Li Chen", .holdsOffice, "Russia"))
        let ministers = try extract(
            "Finance ministers Olena Tkach of Ukraine, Piotr Wierzba of Poland and Marius Codrean of Romania met in Lviv."
        )
        #expect(ministers.says("Olena Tkach", .holdsOffice, "Ukraine"))
        #expect(ministers.says("Piotr Wierzba", .holdsOffice, "Poland"))
        #expect(ministers.says("Marius Codrean", .holdsOffice, "Romania"))
        #expect(!ministers.says("Olena Tkach", .holdsOffice, "Poland"))
    }

    @Test(
        "No office in the country or body of somebody else",
        arguments: [
            ("\"Peru is right and Mexico knows it,\" President Daniel Rojas said.", "Daniel Rojas"),
            ("Anna Berg, the ambassador in Riga, visited Latvia.", "Anna Berg"),
            ("Foreign Minister Winston Hale and his Tongan opposite number will meet.", "Winston Hale"),
        ])
    func notHeld(text: String, person: String) throws {
        let document = try extract(text)
        let id = document.named(person)?.id
        let offices = document.relations.filter { $0.predicate == .holdsOffice && $0.subject == id }
        #expect(offices.isEmpty, "\(offices.map(\.object))")
    }

    @Test("The commander of a body that a country's officer leads holds his office in the body")
    func ofBody() throws {
        let document = try extract(
            "Lieutenant Colonel Anna Petrakis, the Australian commander of Joint Task Group 629, spoke.")
        #expect(document.says("Anna Petrakis", .holdsOffice, "Joint Task Group 629"))
        #expect(!document.says("Anna Petrakis", .holdsOffice, "Australia"))
    }
}
