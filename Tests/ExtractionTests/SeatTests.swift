import KnowledgeGraph
import Testing

@Suite("Capitals and seats as governments")
struct SeatTests {
    @Test(
        "A seat that speaks or acts is its country",
        arguments: [
            ("Downing Street rejected the offer on Tuesday.", "GB"),
            ("The Élysée congratulated Senegal.", "FR"),
            ("Zhongnanhai has said nothing about Taiwan.", "CN"), ("The Blue House thanked Japan.", "KR"),
            ("The Kremlin accused Poland of spreading lies.", "RU"), ("Whitehall denied the report.", "GB"),
            ("The White House urged Israel to wait.", "US"), ("Matignon criticised Italy.", "FR"),
            ("Moncloa welcomed the ruling.", "ES"), ("Planalto thanked Argentina.", "BR"),
            ("Malacañang condemned the attack.", "PH"), ("Miraflores accused Colombia of meddling.", "VE"),
            ("Rashtrapati Bhavan congratulated Nepal.", "IN"),
            ("Critics of the Kremlin left the country.", "RU"),
        ])
    func seat(text: String, code: String) throws {
        #expect(try extract(text).entities.contains { $0.link == code && $0.type == .country })
    }

    @Test(
        "A seat that stands for a body is that body",
        arguments: [
            "Foggy Bottom declined to comment.", "The Quai d'Orsay summoned the ambassador.",
            "Itamaraty issued a statement on Monday.",
        ])
    func body(text: String) throws {
        #expect(try extract(text).entities.contains { $0.type == .organization })
    }

    @Test(
        "A capital is its government by what it does and what is done to it",
        arguments: [
            ("Tehran said it would answer the letter.", "IR"),
            ("The envoy carried a message to Tehran.", "IR"),
            ("At Ankara's request, the meeting was put off.", "TR"),
            ("The group is an ally of Damascus.", "SY"),
            ("Talks between Addis Ababa and Asmara broke down.", "ET"),
            ("The militia gave way to pressure from Kigali.", "RW"),
            ("Sanctions against Minsk were extended.", "BY"), ("He appealed to Nairobi for help.", "KE"),
            ("The islands were ceded to Tokyo after the war.", "JP"),
        ])
    func government(text: String, code: String) throws {
        let document = try extract(text)
        #expect(document.entities.contains { $0.link == code }, "\(document.entities.map(\.name))")
    }

    @Test(
        "A capital is a city where something happens, and where it is gone to or shelled",
        arguments: [
            ("The ministers met in Tehran on Friday.", "Tehran"),
            ("She flew to Nairobi with her staff.", "Nairobi"),
            ("The siege of Damascus lasted two years.", "Damascus"),
            ("Rebels shelled Mogadishu overnight.", "Mogadishu"),
            ("The mayor of Ankara resigned.", "Ankara"), ("Traffic stopped near Minsk's airport.", "Minsk"),
            ("KIGALI (Reuters) - Rain fell for a third day.", "KIGALI"), ("He left Lima at dawn.", "Lima"),
            ("The road between the coast and Asmara is closed.", "Asmara"),
        ])
    func city(text: String, name: String) throws {
        let document = try extract(text)
        #expect(document.named(name)?.type == .place, "\(document.entities.map { ($0.name, $0.type) })")
    }

    @Test("A seat as a building is a place")
    func building() throws {
        #expect(try extract("Protesters gathered outside the Kremlin.").named("Kremlin")?.type == .place)
    }
}
