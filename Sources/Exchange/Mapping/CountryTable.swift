import Foundation
import RDF

/// What identifies a country elsewhere.
struct CountryTable: Sendable {
    /// `Tables/countries.tsv`, read once.
    static let shared: Result<CountryTable, ExportError> = Result { () throws(ExportError) in
        let name = "countries.tsv"
        guard let url = Bundle.module.url(forResource: "Tables/" + name, withExtension: nil),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { throw .badTable(name, reason: "cannot be read") }
        return try CountryTable(tabSeparated: text, name: name)
    }

    private let items: [String: String]

    /// Lines of ISO 3166-1 alpha-2 code and Wikidata item, behind a line of headings.
    init(tabSeparated text: String, name: String) throws(ExportError) {
        var items: [String: String] = [:]
        for (number, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 2, fields[0].count == 2, fields[1].hasPrefix("Q") else {
                throw .badTable(name, reason: "has no code and item in line \(number + 1)")
            }
            items[String(fields[0])] = String(fields[1])
        }
        self.items = items
    }

    /// The Wikidata item of a country code: `Q159`.
    func item(_ code: String) -> String? { items[code] }

    /// The Wikidata entity of a country code.
    func wikidata(_ code: String) -> IRI? { item(code).map { Terms.wikidata[$0] } }
}
