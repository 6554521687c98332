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
            ("rule", theme.rule), ("focus", theme.focus), ("fonts", fonts(theme.fonts)),
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
