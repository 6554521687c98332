import Extraction
import KnowledgeGraph
import Testing

import enum KnowledgeGraph.Predicate

/// A sentence of an article, and the date that it gives to what it says.
struct Dated: CustomTestStringConvertible {
    let text: String
    let subject: String
    let predicate: Predicate
    let object: String
    /// `nil` where the text gives none.
    let date: String?
    /// The article's.
    var article: String?

    init(
        _ text: String, _ subject: String, _ predicate: Predicate, _ object: String, _ date: String?,
        article: String? = "2014-03-13"
    ) {
        self.text = text
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.date = date
        self.article = article
    }

    var testDescription: String { "\(date ?? "none"): \(text.prefix(70))" }
}

/// The article is of Thursday, 13 March 2014, where nothing else is said.
@Suite("Dates of relations")
struct TimeTests {
    static let weekdays = [
        Dated("France condemned Belarus on Tuesday.", "France", .condemns, "Belarus", "2014-03-11"),
        Dated("France condemned Belarus on Thursday.", "France", .condemns, "Belarus", "2014-03-13"),
        Dated("France condemned Belarus on Friday.", "France", .condemns, "Belarus", "2014-03-07"),
        Dated("On Monday, Hezbollah attacked Israel.", "Hezbollah", .attacks, "Israel", "2014-03-10"),
        Dated("Angela Weber visited Israel last Sunday.", "Angela Weber", .visits, "Israel", "2014-03-09"),
        Dated("Angela Weber visited Israel last Thursday.", "Angela Weber", .visits, "Israel", "2014-03-06"),
        Dated("Angela Weber will visit Israel on Tuesday.", "Angela Weber", .visits, "Israel", "2014-03-18"),
        Dated(
            "Angela Weber plans to visit Israel on Friday.", "Angela Weber", .visits, "Israel", "2014-03-14"),
        Dated("Angela Weber will visit Israel next Friday.", "Angela Weber", .visits, "Israel", "2014-03-21"),
        Dated(
            "Jonas Brekke met Klara Vogel late on Wednesday.", "Jonas Brekke", .meets, "Klara Vogel",
            "2014-03-12"),
        Dated(
            "Jonas Brekke met Klara Vogel in Berlin on Monday morning.", "Jonas Brekke", .meets,
            "Klara Vogel", "2014-03-10"),
        Dated("Israeli jets bombed Damascus Saturday night.", "Israel", .attacks, "Damascus", "2014-03-08"),
        Dated(
            "The Taliban released Peter Hughes on Tuesday last week.", "Taliban", .yieldsTo, "Peter Hughes",
            "2014-03-04"),
        Dated(
            "China and Vietnam signed an agreement on fishing on Tuesday.", "China", .agreesWith, "Vietnam",
            "2014-03-11"),
        Dated("Belarus was criticised by France on Wednesday.", "France", .condemns, "Belarus", "2014-03-12"),
    ]

    static let near = [
        Dated("France condemned Belarus yesterday.", "France", .condemns, "Belarus", "2014-03-12"),
        Dated("France today condemned Belarus.", "France", .condemns, "Belarus", "2014-03-13"),
        Dated("France will impose sanctions on Syria tomorrow.", "France", .sanctions, "Syria", "2014-03-14"),
        Dated("Hezbollah attacked Israel last night.", "Hezbollah", .attacks, "Israel", "2014-03-12"),
        Dated("Hezbollah attacked Israel this morning.", "Hezbollah", .attacks, "Israel", "2014-03-13"),
        Dated(
            "Hezbollah attacked Israel the day before yesterday.", "Hezbollah", .attacks, "Israel",
            "2014-03-11"),
        Dated("Hezbollah attacked Israel three days ago.", "Hezbollah", .attacks, "Israel", "2014-03-10"),
        Dated("Hezbollah attacked Israel last week.", "Hezbollah", .attacks, "Israel", "2014-03"),
        Dated(
            "Poland urged Belarus this week to open the border.", "Poland", .requests, "Belarus", "2014-03"),
        Dated("Angela Weber visited Israel last month.", "Angela Weber", .visits, "Israel", "2014-02"),
        Dated("Angela Weber will visit Israel next month.", "Angela Weber", .visits, "Israel", "2014-04"),
        Dated("Angela Weber visited Israel last year.", "Angela Weber", .visits, "Israel", "2013"),
        Dated(
            "Angela Weber visited Israel earlier this month.", "Angela Weber", .visits, "Israel", "2014-03"),
        Dated("Angela Weber visited Israel two years ago.", "Angela Weber", .visits, "Israel", "2012"),
        Dated("Angela Weber visited Israel a month ago.", "Angela Weber", .visits, "Israel", "2014-02"),
        Dated("Angela Weber visited Israel last weekend.", "Angela Weber", .visits, "Israel", "2014-03"),
        Dated(
            "Canada thanked Iceland on Monday and Tuesday.", "Canada", .supports, "Iceland",
            "2014-03"),
    ]

    static let calendar = [
        Dated(
            "France condemned Belarus on 3 March 2014.", "France", .condemns, "Belarus", "2014-03-03",
            article: nil),
        Dated(
            "France condemned Belarus on March 3, 2014.", "France", .condemns, "Belarus", "2014-03-03",
            article: nil),
        Dated(
            "On the 3rd of March, 2014, France condemned Belarus.", "France", .condemns, "Belarus",
            "2014-03-03", article: nil),
        Dated(
            "On Tuesday, March 4, 2014, France condemned Belarus.", "France", .condemns, "Belarus",
            "2014-03-04", article: nil),
        Dated(
            "France condemned Belarus on 2014-03-03.", "France", .condemns, "Belarus", "2014-03-03",
            article: nil),
        Dated(
            "France condemned Belarus in March 2014.", "France", .condemns, "Belarus", "2014-03", article: nil
        ),
        Dated("In 2006, Hezbollah attacked Israel.", "Hezbollah", .attacks, "Israel", "2006", article: nil),
        Dated(
            "Hezbollah attacked Israel in the summer of 2006.", "Hezbollah", .attacks, "Israel", "2006",
            article: nil),
        Dated("Hezbollah attacked Israel on July 12.", "Hezbollah", .attacks, "Israel", "2013-07-12"),
        Dated("Hezbollah attacked Israel on Feb. 5.", "Hezbollah", .attacks, "Israel", "2014-02-05"),
        Dated("Angela Weber will visit Israel on 2 April.", "Angela Weber", .visits, "Israel", "2014-04-02"),
        Dated("Angela Weber visited Israel in January.", "Angela Weber", .visits, "Israel", "2014-01"),
        Dated("Angela Weber visited Israel in November.", "Angela Weber", .visits, "Israel", "2013-11"),
        Dated("Angela Weber will visit Israel in May.", "Angela Weber", .visits, "Israel", "2014-05"),
        Dated("Angela Weber visited Israel in late February.", "Angela Weber", .visits, "Israel", "2014-02"),
        Dated(
            "Angela Weber visited Israel in March last year.", "Angela Weber", .visits, "Israel", "2013-03"),
        Dated(
            "Angela Weber visited Israel from 3 to 5 March 2014.", "Angela Weber", .visits, "Israel",
            "2014-03", article: nil),
        Dated("Angela Weber visited Israel last October.", "Angela Weber", .visits, "Israel", "2013-10"),
        Dated("Norway sent money to Haiti in 2010.", "Norway", .aids, "Haiti", "2010"),
        Dated(
            "The United States imposed sanctions on Myanmar in April 1997.", "United States", .sanctions,
            "Myanmar", "1997-04"),
    ]

    static let leaning = [
        Dated(
            "On 3 March, France condemned Belarus. Two days earlier, Poland had condemned Belarus.", "Poland",
            .condemns, "Belarus", "2014-03-01"),
        Dated(
            "On 3 March 2014, France condemned Belarus. Poland condemned Belarus the same day.", "Poland",
            .condemns, "Belarus", "2014-03-03", article: nil),
        Dated(
            "On Monday Jonas Brekke met Klara Vogel. The next day he visited Israel.", "Jonas Brekke",
            .visits, "Israel", "2014-03-11"),
        Dated(
            "Hezbollah attacked Israel in July 2006. A month later, France condemned Belarus.", "France",
            .condemns, "Belarus", "2006-08", article: nil),
        Dated(
            "Hezbollah attacked Israel in 2006. In July, France condemned Belarus.", "France", .condemns,
            "Belarus", "2006-07", article: nil),
        Dated(
            "Jonas Brekke met Klara Vogel on Tuesday and Anna Berg on Wednesday.", "Jonas Brekke", .meets,
            "Klara Vogel", "2014-03-11"),
        Dated(
            "On Tuesday Jonas Brekke visited Israel and met Klara Vogel.", "Jonas Brekke", .meets,
            "Klara Vogel", "2014-03-11"),
        Dated(
            "Jonas Brekke held talks with Klara Vogel in Oslo on Wednesday.", "Jonas Brekke", .meets,
            "Klara Vogel", "2014-03-12"),
        Dated("Russia launched an attack on Homs on Wednesday.", "Russia", .attacks, "Homs", "2014-03-12"),
    ]

    static let beside = [
        Dated(
            "That changed on 3 March 2014, when Jonas Brekke met Klara Vogel.", "Jonas Brekke", .meets,
            "Klara Vogel", "2014-03-03", article: nil),
        Dated(
            "Jonas Brekke met Klara Vogel at a hotel in the capital on 3 March 2014.", "Jonas Brekke", .meets,
            "Klara Vogel", "2014-03-03", article: nil),
        Dated(
            "Talks between China and Vietnam began on Monday.", "China", .meets, "Vietnam", "2014-03-10"),
    ]

    static let none = [
        Dated(
            "France said on Tuesday that Hezbollah had attacked Israel.", "Hezbollah", .attacks, "Israel", nil
        ),
        Dated(
            "France condemned Belarus, which is to hold elections on Sunday.", "France", .condemns, "Belarus",
            nil),
        Dated("France condemned Belarus on Tuesday.", "France", .condemns, "Belarus", nil, article: nil),
        Dated("Hezbollah attacked Israel last month.", "Hezbollah", .attacks, "Israel", nil, article: nil),
        Dated(
            "Finland has been a member of NATO since 2023.", "Finland", .memberOf, "NATO", nil,
            article: "2024-05-02"),
        Dated("Japan has been an ally of Australia since 2007.", "Japan", .ally, "Australia", nil),
        Dated("Hezbollah attacked Israel in the 1990s.", "Hezbollah", .attacks, "Israel", nil),
        Dated("Hezbollah attacked Israel several days ago.", "Hezbollah", .attacks, "Israel", nil),
        Dated("Hezbollah attacked Israel before Tuesday.", "Hezbollah", .attacks, "Israel", nil),
        Dated("Theresa May condemned Belarus.", "Theresa May", .condemns, "Belarus", nil),
        Dated("France condemned Belarus.", "France", .condemns, "Belarus", nil),
    ]

    @Test(
        "What a sentence says has the date that it gives",
        arguments: weekdays + near + calendar + leaning + beside + none)
    func dates(dated: Dated) throws {
        let article = Article(id: "test", date: dated.article, text: dated.text)
        let document = try Shared.extractor.get().extract(article)
        let relation = try #require(
            [RelationStatus.actual, .possible].lazy.compactMap {
                document.relation(dated.subject, dated.predicate, dated.object, $0)
            }.first, "\(document.relations)")
        #expect(relation.date == dated.date)
    }

    @Test(
        "An article bears the date of its dateline",
        arguments: [
            ("KABUL, March 3, 2014 — France condemned Belarus.", "2014-03-03"),
            ("Geneva, 3 March 2014 – France condemned Belarus.", "2014-03-03"),
            ("LONDON, 4 June (Agency) - France condemned Belarus.", nil),
            ("(CNN) -- France condemned Belarus.", nil),
            ("France condemns Belarus\nMonday, March 3, 2014\nFrance condemned Belarus.", "2014-03-03"),
            ("France condemns Belarus\nPublished: 3 March 2014\n\nFrance condemned Belarus.", "2014-03-03"),
            ("France condemned Belarus on March 3, 2014.", nil),
        ])
    func dateline(text: String, date: String?) throws {
        #expect(try extract(text).date == date)
    }

    @Test("A dateline without a year takes that of the date that is assumed, and goes before it")
    func assumed() throws {
        let extractor = try Shared.extractor.get()
        func date(_ text: String, assumed: String) -> String? {
            extractor.extract(Article(id: "test", assumedDate: assumed, text: text)).date
        }
        let agency = "LONDON, 4 June (Agency) - France condemned Belarus."
        #expect(date(agency, assumed: "2014-06-05") == "2014-06-04")
        #expect(date(agency, assumed: "2014") == "2014-06-04")
        #expect(
            date("LONDON, 30 December (Agency) - France condemned Belarus.", assumed: "2014-01-02")
                == "2013-12-30")
        #expect(date("KABUL, March 3, 2014 — France condemned Belarus.", assumed: "2016") == "2014-03-03")
        #expect(date("France condemned Belarus.", assumed: "2014-03") == "2014-03")
    }

    @Test("The date that the source gives goes before the dateline")
    func metadata() throws {
        let article = Article(
            id: "test", date: "2014-03-05",
            text: "KABUL, March 3, 2014 — France condemned Belarus on Tuesday.")
        let document = try Shared.extractor.get().extract(article)
        #expect(document.date == "2014-03-05")
        #expect(document.relation("France", .condemns, "Belarus")?.date == "2014-03-04")
    }

    @Test("Two visits on two days are two relations, and one told twice is one")
    func apart() throws {
        let article = Article(
            id: "test", date: "2014-03-13",
            text: "Angela Weber visited Israel on Monday. In March, Angela Weber visited Israel. "
                + "Angela Weber visited Israel in 2012.")
        let document = try Shared.extractor.get().extract(article)
        let visits = document.relations.filter { $0.predicate == .visits && $0.status == .actual }
        #expect(visits.map(\.date) == ["2014-03-10", "2012"])
        #expect(visits.map(\.evidence.count) == [2, 1])
    }
}
