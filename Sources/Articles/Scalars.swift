/// What is done to characters on the way from markup to text.
enum Scalars {
    /// One line: white space made single and taken off the ends, what cannot be seen taken out.
    static func line(_ text: String) -> String { collapsed(text, keepsLines: false) }

    /// The same with line ends kept; spaces around them go, and more than two become two.
    static func lines(_ text: String) -> String { collapsed(text, keepsLines: true) }

    private static func collapsed(_ text: String, keepsLines: Bool) -> String {
        var result = String.UnicodeScalarView()
        var newlines = 0
        var hasSpace = false
        for scalar in text.unicodeScalars {
            // Most characters are plain letters, for which nothing needs to be looked up.
            if (0x21...0x7E).contains(scalar.value) {
                // Falls through to the end.
            } else if isInvisible(scalar) {
                continue
            } else if scalar.properties.isWhitespace {
                if keepsLines, scalar == "\n" { newlines += 1 } else { hasSpace = true }
                continue
            }
            if !result.isEmpty {
                if newlines > 0 {
                    result.append(contentsOf: newlines > 1 ? "\n\n".unicodeScalars : "\n".unicodeScalars)
                } else if hasSpace {
                    result.append(" ")
                }
            }
            newlines = 0
            hasSpace = false
            result.append(windows1252(scalar))
        }
        return String(result)
    }

    /// Soft hyphens, zero width characters, marks of direction, control characters.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x85: false
        case 0..<0x20, 0x7F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFC:
            true
        default: false
        }
    }

    /// What is meant by C1 control characters, which pages write for those of Windows-1252.
    private static func windows1252(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(scalar.value) else { return scalar }
        return specials[Int(scalar.value) - 0x80]
    }

    private static let specials: [Unicode.Scalar] = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
