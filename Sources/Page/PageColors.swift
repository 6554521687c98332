import Diagrams
import KnowledgeGraph

/// The theme of the printed diagrams as custom properties of CSS, each with its light and its dark value.
enum PageColors {
    /// What the page takes from a theme, by the property's name, in the order in which it is written.
    typealias Table = [(name: String, value: String)]

    static func css(light: Theme, dark: Theme) -> String {
        let lines = zip(table(light), table(dark)).map { light, dark in
            light.value == dark.value
                ? "  --\(light.name): \(light.value);"
                : "  --\(light.name): light-dark(\(light.value), \(dark.value));"
        }
        return ":root {\n\(lines.joined(separator: "\n"))\n}\n"
    }

    private static func table(_ theme: Theme) -> Table {
        var table: Table = [
            ("background", theme.background), ("text", theme.text), ("muted", theme.mutedText),
            ("rule", theme.rule), ("fonts", fonts(theme.fonts)),
        ]
        for type in EntityType.allCases {
            guard let style = theme.nodes[type] else { continue }
            table += [
                ("\(type.rawValue)-fill", style.fill), ("\(type.rawValue)-border", style.border),
                ("\(type.rawValue)-text", style.text),
            ]
        }
        for kind in Predicate.Kind.allCases {
            guard let style = theme.edges[kind] else { continue }
            table += [
                ("\(kind.rawValue)-line", style.line), ("\(kind.rawValue)-pale", style.paleLine),
                ("\(kind.rawValue)-text", style.text), ("\(kind.rawValue)-width", "\(style.width)"),
            ]
        }
        return table
    }

    /// Families with a space in their names are quoted.
    private static func fonts(_ families: String) -> String {
        families.split(separator: ",").map { $0.contains(" ") ? "\"\($0)\"" : String($0) }
            .joined(separator: ", ")
    }
}

extension Theme {
    /// Light ink on near black, until the diagrams have a dark theme of their own.
    static let night: Theme = {
        var theme = Theme.light
        theme.background = "#10161D"
        theme.text = "#E6EBF0"
        theme.mutedText = "#9AA7B4"
        theme.rule = "#2F3A46"
        let nodes: [EntityType: (fill: String, border: String, text: String)] = [
            .person: ("#1B2530", "#8FA3B8", "#E6EBF0"), .country: ("#2C5A8C", "#4F86BF", "#FFFFFF"),
            .organization: ("#3A3117", "#C9A84A", "#F3E7C4"), .place: ("#12352A", "#4FBF94", "#D6F5E7"),
        ]
        for (type, colours) in nodes {
            theme.nodes[type]?.fill = colours.fill
            theme.nodes[type]?.border = colours.border
            theme.nodes[type]?.text = colours.text
        }
        let edges: [Predicate.Kind: (line: String, pale: String, text: String)] = [
            .standing: ("#8793A0", "#56616C", "#AEB9C4"), .cooperative: ("#4FA8E0", "#2F6288", "#7CC0EC"),
            .hostile: ("#F08A45", "#8A5230", "#F6A873"),
        ]
        for (kind, colours) in edges {
            theme.edges[kind]?.line = colours.line
            theme.edges[kind]?.paleLine = colours.pale
            theme.edges[kind]?.text = colours.text
        }
        return theme
    }()
}
