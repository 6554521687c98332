import RDF

/// A set of characters, as `[…]`, `\d` and `\p{…}` stand for.
struct CharacterClass: Sendable {
    indirect enum Item: Sendable {
        /// Of characters that are written out, so that one with a single character stands for that.
        case range(ClosedRange<UInt32>)
        case test(@Sendable (Unicode.Scalar) -> Bool)
        case complement(Item)
    }

    private let items: [Item]
    private let isNegated: Bool
    private let ignoresCase: Bool
    private let subtracted: [CharacterClass]
    /// Which ASCII characters are in it, as bits.
    private var ascii: (low: UInt64, high: UInt64) = (0, 0)

    init(
        _ items: [Item], isNegated: Bool = false, ignoresCase: Bool = false,
        subtracting: CharacterClass? = nil
    ) {
        self.items = items
        self.isNegated = isNegated
        self.ignoresCase = ignoresCase
        subtracted = subtracting.map { [$0] } ?? []
        for byte in UInt8(0)..<128 where holds(Unicode.Scalar(byte)) {
            if byte < 64 { ascii.low |= 1 << UInt64(byte) } else { ascii.high |= 1 << UInt64(byte - 64) }
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = UInt64(scalar.value)
        if value < 64 { return ascii.low >> value & 1 == 1 }
        if value < 128 { return ascii.high >> (value - 64) & 1 == 1 }
        return holds(scalar)
    }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        let isListed = items.contains { $0.holds(scalar) } || ignoresCase && holdsOtherCase(scalar)
        return isListed != isNegated && !subtracted.contains { $0.contains(scalar) }
    }

    /// Categories are not looked at: `\p{Lu}` is upper case in any case.
    private func holdsOtherCase(_ scalar: Unicode.Scalar) -> Bool {
        scalar.caseVariants.contains { variant in
            items.contains { item in
                if case .range(let range) = item { range.contains(variant.value) } else { false }
            }
        }
    }
}

extension CharacterClass.Item {
    static func one(_ scalar: Unicode.Scalar) -> Self { .range(scalar.value...scalar.value) }

    fileprivate func holds(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .range(let range): range.contains(scalar.value)
        case .test(let test): test(scalar)
        case .complement(let item): !item.holds(scalar)
        }
    }

    /// What a letter stands for behind a backslash (XML Schema 1.1 part 2, appendix G.4.2.5).
    static func escape(_ letter: Unicode.Scalar) -> Self? {
        switch letter {
        case "s": .test { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        case "d": .test { $0.properties.generalCategory == .decimalNumber }
        case "w":
            .test {
                if $0.isASCII { return isASCIIWord($0) }
                return CategoryName.of($0).map { "LMNS".contains($0) } ?? false
            }
        case "i": .test { $0 == ":" || XMLCharacters.isNameStart($0) }
        case "c": .test { $0 == ":" || XMLCharacters.isNameInner($0) }
        case "S": escape("s").map { .complement($0) }
        case "D": escape("d").map { .complement($0) }
        case "W": escape("w").map { .complement($0) }
        case "I": escape("i").map { .complement($0) }
        case "C": escape("c").map { .complement($0) }
        default: nil
        }
    }

    /// Symbols such as `+` are no punctuation, and so count.
    private static func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            || "$+<=>^`|~".unicodeScalars.contains(scalar)
    }

    /// What `\p{…}` stands for: a category or a block.
    static func property(_ name: String) -> Self? {
        if name.hasPrefix("Is") {
            return UnicodeBlocks.range(String(name.dropFirst(2))).map { block in
                .test { block.contains($0.value) }
            }
        }
        if name.utf8.count == 1, let group = name.first, "LMNPZSC".contains(group) {
            return .test { CategoryName.of($0) == group }
        }
        return CategoryName.categories[name].map { category in
            .test { $0.properties.generalCategory == category }
        }
    }
}

/// The general categories by their two letters.
enum CategoryName {
    static let categories: [String: Unicode.GeneralCategory] = [
        "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter, "Lm": .modifierLetter,
        "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark, "Me": .enclosingMark,
        "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber, "Pc": .connectorPunctuation,
        "Pd": .dashPunctuation, "Ps": .openPunctuation, "Pe": .closePunctuation, "Pi": .initialPunctuation,
        "Pf": .finalPunctuation, "Po": .otherPunctuation, "Zs": .spaceSeparator, "Zl": .lineSeparator,
        "Zp": .paragraphSeparator, "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol,
        "So": .otherSymbol, "Cc": .control, "Cf": .format, "Co": .privateUse, "Cn": .unassigned,
    ]

    private static let groups: [Unicode.GeneralCategory: Character] = Dictionary(
        uniqueKeysWithValues: categories.map { ($1, $0[$0.startIndex]) })

    /// The first of the two letters.
    static func of(_ scalar: Unicode.Scalar) -> Character? { groups[scalar.properties.generalCategory] }
}

extension Unicode.Scalar {
    /// The other characters that are the same but for case.
    var caseVariants: [Unicode.Scalar] {
        func single(_ text: String) -> Unicode.Scalar? {
            text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
        }
        let (lower, upper) = (single(properties.lowercaseMapping), single(properties.uppercaseMapping))
        let back = [
            lower.flatMap { single($0.properties.uppercaseMapping) },
            upper.flatMap { single($0.properties.lowercaseMapping) },
        ]
        return ([lower, upper] + back).compactMap(\.self).filter { $0 != self }
    }
}
