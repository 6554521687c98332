import Foundation
import SPARQL

/// Rows of cells in columns that fit the terminal; the last column wraps.
struct TextTable {
    let header: [String]
    var rows: [[String]] = []

    /// The last column wraps at the width given. For a terminal, columns before it give way where they would leave
    /// it less than ``leastLastColumn``: cells that are too long end in an ellipsis.
    func text(width: Int = Console.width, cutsCells: Bool = false) -> String {
        guard !rows.isEmpty else { return "" }
        let lines = [header] + rows
        var widths = header.indices.map { column in lines.map { TextWidth.columns($0[column]) }.max() ?? 0 }
        let last = widths.removeLast()
        if cutsCells { Self.narrow(&widths, to: width - min(last, Self.leastLastColumn)) }
        let fixed = widths.reduce(0) { $0 + $1 + 2 }
        let lastWidth = max(min(last, Self.leastLastColumn), min(last, width - fixed))
        return lines.enumerated().map { index, cells in
            let wrapped = Self.wrap(cells.last ?? "", lastWidth)
            let start = zip(cells.dropLast(), widths).map { Self.pad(TextWidth.cut($0, to: $1), $1) + "  " }
                .joined()
            let indent = String(repeating: " ", count: fixed)
            let body = wrapped.enumerated().map { ($0 == 0 ? start : indent) + $1 }.map(Self.trimmedEnd)
            let text = body.joined(separator: "\n")
            return index == 0 ? Console.bold(text) : text
        }.joined(separator: "\n") + "\n"
    }

    /// As narrow as the last column may become, if it has that much.
    private static let leastLastColumn = 24

    /// Takes columns from the widest until all fit.
    private static func narrow(_ widths: inout [Int], to width: Int) {
        while widths.reduce(0, { $0 + $1 + 2 }) > width {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 else {
                return
            }
            widths[widest] -= 1
        }
    }

    private static func trimmedEnd(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TextWidth.columns(text)))
    }

    /// Lines of whole words; a word that is wider than a line is cut.
    static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            for part in parts(of: word, width) {
                if !line.isEmpty, TextWidth.columns(line) + 1 + TextWidth.columns(part) > width {
                    lines.append(line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + part
            }
        }
        return lines + [line]
    }

    private static func parts(of word: Substring, _ width: Int) -> [String] {
        var parts = [""]
        var used = 0
        for character in word {
            let needed = TextWidth.columns(String(character))
            if used + needed > width, used > 0 {
                parts.append("")
                used = 0
            }
            parts[parts.count - 1].append(character)
            used += needed
        }
        return parts
    }
}
