import KnowledgeGraph
import Testing

import enum KnowledgeGraph.Predicate

@Suite("Status")
struct StatusTests {
    static let possible = [
        Saying("Norway is to send money to Haiti.", "Norway", .aids, "Haiti", .possible),
        Saying("Norway could send money to Haiti.", "Norway", .aids, "Haiti", .possible),
        Saying("Norway is expected to send money to Haiti.", "Norway", .aids, "Haiti", .possible),
        Saying("Norway plans to send money to Haiti.", "Norway", .aids, "Haiti", .possible),
        Saying("Angela Weber is due to visit Israel.", "Angela Weber", .visits, "Israel", .possible),
        Saying("Angela Weber was to visit Israel in May.", "Angela Weber", .visits, "Israel", .possible),
        Saying("Israel threatened to attack Hezbollah.", "Israel", .attacks, "Hezbollah", .possible),
        Saying(
            "Spain will impose sanctions on Syria if talks fail.", "Spain", .sanctions, "Syria", .possible),
        Saying(
            "If Israel attacks Hezbollah, the border will close.", "Israel", .attacks, "Hezbollah", .possible),
        Saying("Spain is considering imposing sanctions on Syria.", "Spain", .sanctions, "Syria", .possible),
        Saying(
            "The envoy urged Jonas Brekke to meet Klara Vogel.", "Jonas Brekke", .meets, "Klara Vogel",
            .possible),
        Saying("Will France condemn Belarus?", "France", .condemns, "Belarus", .possible),
    ]

    static let negated = [
        Saying("France refused to condemn Belarus.", "France", .condemns, "Belarus", .negated),
        Saying("France never condemned Belarus.", "France", .condemns, "Belarus", .negated),
        Saying("Jonas Brekke refused to meet Klara Vogel.", "Jonas Brekke", .meets, "Klara Vogel", .negated),
        Saying("Hezbollah denied that it had attacked Israel.", "Hezbollah", .attacks, "Israel", .negated),
        Saying(
            "Hezbollah rejected reports that it had attacked Israel.", "Hezbollah", .attacks, "Israel",
            .negated),
        Saying(
            "There is no evidence that Hezbollah attacked Israel.", "Hezbollah", .attacks, "Israel", .negated),
        Saying(
            "Jonas Brekke left Berlin without meeting Klara Vogel.", "Jonas Brekke", .meets, "Klara Vogel",
            .negated),
        Saying("China and Vietnam failed to reach an agreement.", "China", .agreesWith, "Vietnam", .negated),
        Saying("Angela Weber cancelled a visit to Israel.", "Angela Weber", .visits, "Israel", .negated),
    ]

    /// Words that look like doubt and are none.
    static let actual = [
        Saying("Jonas Brekke flew to Berlin to meet Klara Vogel.", "Jonas Brekke", .meets, "Klara Vogel"),
        Saying("Angela Weber ended a visit to Israel on Monday.", "Angela Weber", .visits, "Israel"),
        Saying("Greece did not only condemn Belarus but expelled its envoy.", "Greece", .condemns, "Belarus"),
        Saying("Norway will continue to support Haiti.", "Norway", .supports, "Haiti"),
        Saying("Hezbollah did not deny that it had attacked Israel.", "Hezbollah", .attacks, "Israel"),
    ]

    @Test("What may be, what is not and what is so are told apart", arguments: possible + negated + actual)
    func status(saying: Saying) throws {
        let document = try extract(saying.text)
        let found = RelationStatus.allCases.filter {
            document.says(saying.subject, saying.predicate, saying.object, $0)
        }
        #expect(found == [saying.status], "\(document.relations)")
    }

    @Test("A march to protest is a protest")
    func purpose() throws {
        let document = try extract(
            "Hundreds of members of the Miners' Union marched through Santiago to protest against Chile.")
        #expect(document.says("Miners' Union", .protestsAgainst, "Chile"))
    }

    @Test("Who thanks because he would like to has thanked")
    func performed() throws {
        let document = try extract("“I would like to thank Iceland for its help,” said Maria Costa.")
        #expect(document.says("Maria Costa", .supports, "Iceland"))
    }

    @Test("A request that is refused was made")
    func refused() throws {
        let document = try extract("Kazakhstan refused Norway's request to hand over the files.")
        #expect(!document.says("Norway", .requests, "Kazakhstan", .negated))
    }
}
