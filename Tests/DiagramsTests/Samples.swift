import Foundation
import KnowledgeGraph

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Graphs to draw.
enum Samples {
    static func evidence(_ sentence: String) -> [Evidence] {
        [Evidence(document: "d", range: 0..<sentence.count, quote: sentence, sentence: sentence)]
    }

    /// Every type, every kind, every status.
    static let article = Graph(
        sources: [.init(id: "d", title: "Talks", date: "2015-09-30", url: "https://example.org/a?b=1&c=2")],
        entities: [
            Entity(id: "kerry", type: .person, name: "John Kerry", aliases: ["Kerry"]),
            Entity(id: "lavrov", type: .person, name: "Sergei Lavrov", aliases: ["Lavrov", "Lavrvo"]),
            Entity(id: "russia", type: .country, name: "Russia", link: "RU"),
            Entity(id: "un", type: .organization, name: "United Nations"),
            Entity(id: "homs", type: .place, name: "Homs"),
            Entity(id: "alone", type: .place, name: "Nowhere"),
        ],
        relations: [
            Relation(
                subject: "kerry", predicate: .counterpart, object: "lavrov",
                evidence: evidence("Kerry met his counterpart.")),
            Relation(
                subject: "lavrov", predicate: .holdsOffice, object: "russia", role: "foreign minister",
                evidence: evidence("Foreign Minister Lavrov spoke.")),
            Relation(
                subject: "kerry", predicate: .condemns, object: "russia",
                evidence: evidence("Kerry condemned it.")),
            Relation(
                subject: "kerry", predicate: .accuses, object: "russia",
                evidence: evidence("Kerry accused it.") + evidence("He accused it again.")),
            Relation(subject: "kerry", predicate: .meets, object: "lavrov"),
            Relation(subject: "kerry", predicate: .visits, object: "un", status: .possible),
            Relation(subject: "russia", predicate: .attacks, object: "homs", status: .negated),
        ])

    static func chain(_ count: Int) -> Graph {
        Graph(
            entities: (0..<count).map { Entity(id: "\($0)", type: .person, name: "Person \($0)") },
            relations: (1..<count).map {
                Relation(subject: "\($0 - 1)", predicate: .requests, object: "\($0)")
            })
    }

    /// Nodes with names, each related to the next.
    static func ring(_ names: [String]) -> Graph {
        Graph(
            entities: names.enumerated().map {
                Entity(id: "\($0)", type: EntityType.allCases[$0 % 4], name: $1, aliases: [$1 + "2"])
            },
            relations: names.indices.map { index in
                Relation(
                    subject: "\(index)", predicate: .holdsOffice, object: "\((index + 1) % names.count)",
                    role: names[index], evidence: evidence(names[index]))
            })
    }
}

/// What a reader of XML sees in an SVG.
final class SVGContent: NSObject, XMLParserDelegate {
    private(set) var texts: [String] = []
    /// Of the whole, and of each part its tooltip.
    private(set) var titles: [String] = []
    /// What each part is called for those who listen.
    private(set) var labels: [String] = []
    private(set) var addresses: [String] = []
    private(set) var elements = Set<String>()
    /// Attributes of every group, by its id.
    private(set) var classes: [String: String] = [:]
    /// How many arrowheads stand in each group.
    private(set) var arrows: [String: Int] = [:]
    /// Elements by their names and attributes, in their order.
    private(set) var shapes: [(name: String, attributes: [String: String])] = []
    private var groups: [String] = []
    private var characters = ""

    /// `nil` where the SVG is not well-formed.
    init?(_ data: Data) {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.insert(name)
        shapes.append((name, attributes))
        if name != "tspan" { characters = "" }
        if name == "g" {
            groups.append(attributes["id"] ?? "")
            if let id = attributes["id"] { classes[id] = attributes["class"] ?? "" }
        }
        if attributes["class"] == "arrow" { for group in groups { arrows[group, default: 0] += 1 } }
        if let label = attributes["aria-label"] { labels.append(label) }
        if let address = attributes["xlink:href"] { addresses.append(address) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if name == "text" { texts.append(characters) }
        if name == "title" { titles.append(characters) }
        if name == "g" { groups.removeLast() }
    }

    var text: String { texts.joined(separator: " ") }
}
