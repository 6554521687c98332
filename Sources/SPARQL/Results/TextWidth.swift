/// How many columns a text takes on a terminal.
public enum TextWidth {
    /// Wide characters of East Asia and emoji take two columns, combining marks none.
    public static func columns(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns($1) }
    }

    private static func columns(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }

    /// The text, or as much of it as fits before an ellipsis.
    public static func cut(_ text: String, to width: Int) -> String {
        if columns(text) <= width { return text }
        var result = ""
        var used = 1
        for character in text {
            used += columns(character)
            if used > width { break }
            result.append(character)
        }
        return width > 0 ? result + "…" : ""
    }
}
