import Foundation

/// Rows of cells in columns that fit the terminal; the last column wraps.
struct TextTable {
    let header: [String]
    var rows: [[String]] = []

    func text(width: Int = Console.width) -> String {
        guard !rows.isEmpty else { return "" }
        var widths = header.indices.map { column in
            ([header] + rows).map { Self.columns($0[column]) }.max() ?? 0
        }
        let fixed = widths.dropLast().reduce(0) { $0 + $1 + 2 }
        widths[widths.count - 1] = max(24, min(widths.last ?? 0, width - fixed))
        let lines = [header] + rows
        return lines.enumerated().map { index, cells in
            let wrapped = Self.wrap(cells.last ?? "", widths.last ?? 24)
            let start = zip(cells.dropLast(), widths).map { Self.pad($0, $1) + "  " }.joined()
            let indent = String(repeating: " ", count: fixed)
            let body = wrapped.enumerated().map { ($0 == 0 ? start : indent) + $1 }.map(Self.trimmedEnd)
            let text = body.joined(separator: "\n")
            return index == 0 ? Console.bold(text) : text
        }.joined(separator: "\n") + "\n"
    }

    private static func trimmedEnd(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - columns(text)))
    }

    /// Terminal columns: wide East Asian characters and emoji take two, combining marks none.
    static func columns(_ text: String) -> Int {
        text.reduce(0) { sum, character in
            guard let first = character.unicodeScalars.first else { return sum }
            let value = first.value
            let isWide =
                (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
                || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
                || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
                || (0x1F300...0x1FAFF).contains(value)
            return sum + (isWide ? 2 : 1)
        }
    }

    static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            if !line.isEmpty, columns(line) + 1 + columns(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
