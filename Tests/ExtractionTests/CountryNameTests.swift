import Extraction
import Foundation
import KnowledgeGraph
import Testing

/// One country or former state of the table that extraction reads.
struct CountryRow: CustomTestStringConvertible {
    let code: String
    let name: String
    let demonyms: [String]
    let status: String
    var testDescription: String { name }

    static let all: [CountryRow] = {
        let tables = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Extraction/Tables")
        let text =
            (try? String(contentsOf: tables.appendingPathComponent("countries.tsv"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return CountryRow(
                code: columns[0], name: columns[1],
                demonyms: columns[3].split(separator: "|").map(String.init),
                status: columns[6])
        }
    }()
    static let actors = all.filter { $0.status != "place" }
}

@Suite("Names of countries")
struct CountryNameTests {
    @Test("The table has every country of ISO 3166-1, and Kosovo")
    func complete() {
        let codes = Set(CountryRow.all.map(\.code))
        let wanted = """
            AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN
            BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ
            DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
            GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM
            JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
            MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
            NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD
            SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
            TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK
            """.split { $0.isWhitespace }.map(String.init)
        #expect(wanted.count == 250)
        #expect(Set(wanted).subtracting(codes).isEmpty)
    }

    @Test(
        "Every country is known by its name and each demonym in a plain sentence",
        arguments: CountryRow.actors)
    func demonyms(row: CountryRow) throws {
        let link = row.code.count == 2 ? row.code : nil
        let named = try extract("The foreign minister of \(row.name) thanked the United Nations on Monday.")
        #expect(named.entities.contains { $0.type == .country && $0.name == row.name && $0.link == link })
        for demonym in row.demonyms {
            // Nouns for people alone ("Briton") stand for no government.
            let isPerson = ["man", "men", "woman", "women"].contains {
                demonym.hasSuffix($0) && row.code != "OM" && row.code != "DE"
            }
            let text =
                isPerson
                ? "A \(demonym) was among the winners."
                : "The \(demonym) foreign minister visited Geneva on Monday."
            let found = try extract(text).entities.filter { $0.type == .country }
            #expect(
                found.contains { $0.link == link && $0.name == row.name }, "\(demonym): \(found.map(\.name))")
        }
    }

    @Test(
        "People of a country, one or many",
        arguments: [
            ("Two Britons were released by Peru.", "GB"), ("A Dane won the race in Oslo.", "DK"),
            ("Several Filipinas left Kuwait last week.", "PH"),
            ("Three Frenchmen were arrested in Chad.", "FR"),
            ("A group of Swedes flew to Lima.", "SE"), ("The Poles blamed Belarus.", "PL"),
            ("Five New Zealanders were hurt.", "NZ"), ("Spaniards voted on Sunday.", "ES"),
        ])
    func people(text: String, code: String) throws {
        #expect(try extract(text).entities.contains { $0.link == code })
    }

    @Test(
        "Former states: those with a code of their own keep it, others carry today's country's, empires none",
        arguments: [
            ("Soviet Union", "SU"), ("Yugoslavia", "YU"), ("Czechoslovakia", "CS"), ("East Germany", "DE"),
            ("Rhodesia", "ZW"), ("Zaire", "CD"), ("Ottoman Empire", nil), ("Austria-Hungary", nil),
        ] as [(String, String?)])
    func formerStates(name: String, code: String?) throws {
        let document = try extract("Bulgaria signed a treaty with the \(name) that year.")
        let state = try #require(document.entities.first { $0.names.contains(name) })
        #expect(state.type == .country)
        #expect(state.link == code)
    }
}
