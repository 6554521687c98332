import Foundation

/// Makes the SVG of the library fit to publish: no comments on the program, a title and a description of the whole
/// for those who listen, and titles in words where the library writes its own names (`n0->n1`).
struct SVGFinish {
    var scene: Scene

    func apply(to data: Data) -> Data {
        let titles = self.titles
        let tooltips = self.tooltips
        var output: [Substring] = []
        var current = ""
        var isInComment = false
        let source = String(decoding: data, as: UTF8.self)
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("<!DOCTYPE") || line.hasPrefix(" \"http://www.w3.org/Graphics") { continue }
            if line.hasPrefix("<!--") || isInComment {
                isInComment = !line.contains("-->")
                continue
            }
            if line.hasPrefix("<svg ") {
                let role = "<svg role=\"img\" aria-label=\"\(Text.xml(name))\" "
                output.append(Substring(role + line.dropFirst("<svg ".count)))
                continue
            }
            let line =
                line.hasPrefix("<polygon ")
                ? Substring(line.replacing("\"transparent\"", with: "\"none\"")) : line
            if line.hasPrefix("<g id=\"") {
                current = String(line.dropFirst("<g id=\"".count).prefix { $0 != "\"" })
            }
            if line.hasPrefix("<title>") {
                if current == "graph0" {
                    output.append("<title>\(Text.xml(name))</title><desc>\(Text.xml(description))</desc>")
                } else if let title = titles[current] {
                    output.append("<title>\(Text.xml(title))</title>")
                }
                continue
            }
            output.append(line.hasPrefix("<g id=\"a_") ? Substring(withTooltip(line, tooltips)) : line)
        }
        return Data(output.joined(separator: "\n").utf8)
    }

    /// The line with our own tooltip, for the library expands backslashes in tooltips in ways of its own.
    private func withTooltip(_ line: Substring, _ tooltips: [String: [String]]) -> String {
        let id = line.dropFirst("<g id=\"a_".count).prefix { $0 != "\"" }
        guard let lines = tooltips[String(id)], let start = line.range(of: "xlink:title=\"") else {
            return String(line)
        }
        let text = lines.map { Text.xml(Text.clean($0)) }.joined(separator: "&#10;")
        return line[..<start.upperBound] + text + line[start.upperBound...].drop { $0 != "\"" }
    }

    private var tooltips: [String: [String]] {
        Dictionary(
            scene.nodes.map { ($0.id, $0.tooltip) }
                + scene.edges.flatMap { [($0.id, $0.tooltip), ("l" + $0.id, $0.tooltip)] },
            uniquingKeysWith: { first, _ in first })
    }

    private var name: String { scene.title.isEmpty ? "Knowledge graph" : scene.title }

    private var description: String {
        let entities = scene.nodes.count == 1 ? "1 entity" : "\(scene.nodes.count) entities"
        let relations = scene.edges.count == 1 ? "1 edge" : "\(scene.edges.count) edges"
        return "A diagram of \(entities) and \(relations)."
            + (scene.sourceLine.isEmpty ? "" : " \(scene.sourceLine).")
    }

    private var titles: [String: String] {
        Dictionary(
            scene.nodes.map { ($0.id, $0.name) } + scene.edges.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
    }
}
