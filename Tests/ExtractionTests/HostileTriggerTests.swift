import Extraction
import KnowledgeGraph
import Testing

/// What stands around a hostile word: two steps away, in a clause behind it, in a light verb, in the passive.
@Suite("Hostile triggers")
struct HostileTriggerTests {
    static let sayings = [
        // A thing between, and who is behind it
        Saying("Spain rejected a request lodged by Morocco.", "Spain", .rejects, "Morocco"),
        Saying("Canada condemned the killing of civilians by Sudan.", "Canada", .condemns, "Sudan"),
        Saying("Norway denounced what it called Russia's illegal invasion.", "Norway", .condemns, "Russia"),
        Saying("The Taliban have refused direct talks with Pakistan.", "Taliban", .rejects, "Pakistan"),
        Saying("Iran refused to give Germany any information.", "Iran", .rejects, "Germany"),
        Saying("Israel bombed a warehouse in Lebanon on Sunday.", "Israel", .attacks, "Lebanon"),
        // A clause behind the noun
        Saying("The sanctions imposed on India by Japan hurt trade.", "Japan", .sanctions, "India"),
        Saying("Chile released a statement criticising Bolivia.", "Chile", .condemns, "Bolivia"),
        Saying("Mexico published a report critical of Honduras.", "Mexico", .condemns, "Honduras"),
        Saying("Turkey, whose planes bombed Iraq, said nothing.", "Turkey", .attacks, "Iraq"),
        // Light verbs
        Saying("Japan on Friday lifted sanctions on Iran.", "Japan", .yieldsTo, "Iran"),
        Saying("Yemen opened fire on Oman.", "Yemen", .attacks, "Oman"),
        Saying("Denmark gave Turkey an ultimatum.", "Denmark", .threatens, "Turkey"),
        Saying(
            "The United States launched legal action against Brazil.", "United States", .accuses, "Brazil"),
        // Passives
        Saying("Peter Hughes was arrested in Iran on Monday.", "Iran", .coerces, "Peter Hughes"),
        Saying("Sanctions were imposed on Belarus by Canada.", "Canada", .sanctions, "Belarus"),
        // Infinitives and what is said of the object
        Saying("France threatened to sue Italy.", "France", .threatens, "Italy"),
        Saying("Greece sent warships to deter Turkey.", "Greece", .mobilizesAgainst, "Turkey"),
        Saying(
            "Ethiopia massed tanks along its frontier with Eritrea.", "Ethiopia", .mobilizesAgainst, "Eritrea"
        ),
        Saying("Kenya called Somalia's decision unacceptable.", "Kenya", .condemns, "Somalia"),
        Saying("Austria held Serbia responsible for the fire.", "Austria", .accuses, "Serbia"),
        Saying("Russia massed troops near its border with Finland.", "Russia", .mobilizesAgainst, "Finland"),
        // Trees that are wrong on short sentences
        Saying("Sweden summoned the Chinese ambassador to complain.", "Sweden", .condemns, "China"),
        Saying("Oman has sanctioned the Iranian firm Parsa Shipping.", "Oman", .sanctions, "Parsa Shipping"),
        Saying("South Korea condemned France.", "South Korea", .condemns, "France"),
        // What a noun or a bare verb takes up
        Saying(
            "Mali accused France of arming rebels. France rejected the charge.", "France", .rejects, "Mali"),
        Saying("Sudan asked Chad to send troops. Chad refused.", "Chad", .rejects, "Sudan"),
        // Each other
        Saying("Iran and Iraq accused each other of lying.", "Iran", .accuses, "Iraq"),
        Saying("Iran and Iraq accused each other of lying.", "Iraq", .accuses, "Iran"),
    ]

    @Test("A sentence yields the relation it states", arguments: sayings)
    func states(_ saying: Saying) throws {
        let document = try extract(saying.text)
        #expect(
            document.says(saying.subject, saying.predicate, saying.object, saying.status),
            "found: \(document.relations.map { "\($0.subject) \($0.predicate) \($0.object) \($0.status)" })")
    }

    static let silences = [
        // Who reports or suffers an attack does not make it.
        Saying("Norway condemned the attack on Egypt.", "Norway", .attacks, "Egypt"),
        Saying(
            "France condemned the murder of Peter Hughes by Hezbollah.", "France", .condemns, "Peter Hughes"),
        // An attack in words
        Saying("Peter Hughes launched a scathing attack on Belgium.", "Peter Hughes", .attacks, "Belgium"),
        // Tanks that are given are no threat.
        Saying("Poland sent tanks to Ukraine.", "Poland", .mobilizesAgainst, "Ukraine"),
        // Nobody asked.
        Saying("Sudan thanked Chad for its help. Chad refused the money.", "Chad", .rejects, "Sudan"),
    ]

    @Test("A sentence does not yield what it does not state", arguments: silences)
    func doesNotState(_ saying: Saying) throws {
        let document = try extract(saying.text)
        #expect(!document.says(saying.subject, saying.predicate, saying.object, saying.status))
    }
}
