import KnowledgeGraph
import Testing

@testable import Extraction

/// What the tables and patterns of standing and cooperative relations find by themselves, whatever the network says.
@Suite("Patterns of cooperation")
struct CooperativePatternTests {
    /// The relations that patterns propose for a text, by the names of their ends.
    static func patterns(in text: String) throws -> Set<[String]> {
        let (document, candidates) = try Shared.extractor.get().weighedCandidates(
            Article(id: "test", text: text))
        let names = Dictionary(uniqueKeysWithValues: document.entities.map { ($0.id, $0.name) })
        return candidates.reduce(into: []) { found, candidate in
            guard candidate.pattern != nil, candidate.status == .actual else { return }
            let ends = [names[candidate.subject] ?? "", names[candidate.object] ?? ""]
            found.insert([candidate.predicate.rawValue] + ends)
            if candidate.predicate.isSymmetric {
                found.insert([candidate.predicate.rawValue] + ends.reversed())
            }
        }
    }

    static let found = [
        // A person behind titles, possessors and a comma
        Saying(
            "President Anna Larsen called Brazil's foreign minister, Tiago Moura, on Friday.", "Anna Larsen",
            .meets,
            "Tiago Moura"),
        Saying(
            "Anna Larsen met the head of the European Commission, Klara Weiss.", "Anna Larsen", .meets,
            "Klara Weiss"),
        Saying(
            "The president, Anna Larsen, met Angola's leader, Peter Holm.", "Anna Larsen", .meets,
            "Peter Holm"),
        Saying(
            "Anna Larsen hosted her Czech and Austrian counterparts, Pavel Dvorak and Johanna Thaler.",
            "Anna Larsen",
            .counterpart, "Johanna Thaler"),
        // Meetings
        Saying("Chile exchanged views with Peru.", "Chile", .meets, "Peru"),
        Saying("Anna Larsen visited Peter Holm in hospital.", "Anna Larsen", .meets, "Peter Holm"),
        Saying("Norway was in touch with Iran.", "Norway", .meets, "Iran"),
        // Visits
        Saying("Anna Larsen ended a three-day visit to Cuba on Thursday.", "Anna Larsen", .visits, "Cuba"),
        Saying("Anna Larsen attended a funeral in Japan.", "Anna Larsen", .visits, "Japan"),
        // Support
        Saying("Greece has Italy's support.", "Italy", .supports, "Greece"),
        Saying("Turkey took Qatar's side.", "Turkey", .supports, "Qatar"),
        Saying("The U.N.-backed Libyan government fell.", "U.N.", .supports, "Libya"),
        // Cooperation
        Saying(
            "Sweden and Finland have exercised together since 2016.", "Sweden", .cooperatesWith, "Finland"),
        Saying("Denmark shared intelligence with Poland.", "Denmark", .cooperatesWith, "Poland"),
        // Aid
        Saying("Japan has given two patrol boats to Palau.", "Japan", .aids, "Palau"),
        Saying("Germany is providing food to people in Malawi and Zimbabwe.", "Germany", .aids, "Zimbabwe"),
        // Requests
        Saying("The European Union rejected a request from Serbia.", "Serbia", .requests, "European Union"),
        Saying("Ethiopia sought Kenya's help.", "Ethiopia", .requests, "Kenya"),
        Saying(
            "The Philippines gave Canada a deadline to remove the waste.", "Philippines", .requests, "Canada"),
        // Places
        Saying("The bus crossed Egypt's sparsely populated Sinai.", "Sinai", .locatedIn, "Egypt"),
        Saying("Police searched the German utility Nordlicht.", "Nordlicht", .locatedIn, "Germany"),
        Saying(
            "Cerrado Foods, a trading house based in Lisbon, paid a fine.", "Cerrado Foods", .locatedIn,
            "Lisbon"),
        // People
        Saying("Peter Holm, a Norwegian, won.", "Peter Holm", .nationality, "Norway"),
        Saying(
            "Guðrún Sveinsdóttir, an Icelandic glaciologist, spoke.", "Guðrún Sveinsdóttir", .nationality,
            "Iceland"),
        Saying("The base lies between Da Nang and Bien Hoa in Vietnam.", "Da Nang", .locatedIn, "Vietnam"),
        Saying("The road passes Iraqi cities such as Fallujah and Ramadi.", "Ramadi", .locatedIn, "Iraq"),
        Saying("The shelling hit the Doura district of Baghdad.", "Doura", .locatedIn, "Baghdad"),
        Saying("A bomb went off in Lamu in South Sudan.", "Lamu", .locatedIn, "South Sudan"),
        Saying("Chilean-born Macarena Ruiz won.", "Macarena Ruiz", .nationality, "Chile"),
        Saying(
            "Jorge Tavares, whose cousin Wesley Tavares plays in goal, was banned.", "Jorge Tavares",
            .relative,
            "Wesley Tavares"),
        Saying("Kenya appointed Peter Holm as its envoy.", "Peter Holm", .holdsOffice, "Kenya"),
    ]

    @Test("A pattern finds it", arguments: found)
    func finds(saying: Saying) throws {
        let relations = try Self.patterns(in: saying.text)
        #expect(
            relations.contains([saying.predicate.rawValue, saying.subject, saying.object]), "\(relations)")
    }

    static let absent = [
        Saying("Sweden and Finland share a border.", "Sweden", .cooperatesWith, "Finland"),
        Saying("Sweden and Finland have exercised since 2016.", "Sweden", .meets, "Finland"),
        Saying("Turkey gave Syria a week to leave.", "Turkey", .aids, "Syria"),
        Saying(
            "The European Union demanded the release of Omar Fahmy.", "European Union", .requests,
            "Omar Fahmy"),
        Saying("Lithuania summoned the Russian ambassador.", "Lithuania", .requests, "Russia"),
        Saying(
            "Anna Larsen met officials of the ministry, Tiago Moura said.", "Anna Larsen", .meets,
            "Tiago Moura"),
        Saying("Anna Larsen cancelled a visit to Cuba.", "Anna Larsen", .visits, "Cuba"),
        Saying("Norwegian Foreign Minister Ingrid Solheim spoke.", "Ingrid Solheim", .nationality, "Norway"),
        Saying("The Norwegian Foreign Ministry spoke.", "Norwegian Foreign Ministry", .locatedIn, "Norway"),
    ]

    @Test("No pattern finds it", arguments: absent)
    func leaves(saying: Saying) throws {
        let relations = try Self.patterns(in: saying.text)
        #expect(
            !relations.contains([saying.predicate.rawValue, saying.subject, saying.object]), "\(relations)")
    }
}
