import Foundation

/// Cuts words into the pieces of BERT's uncased vocabulary, remembering what it has cut.
struct WordPieces {
    /// The most pieces that a word may have; more are dropped.
    static let maximumPerWord = 16
    /// Parts of a word that are longer than this are unknown as a whole.
    private static let maximumPartLength = 100
    /// What lies beyond this in a word cannot be in its first pieces.
    private static let maximumWordLength = 4096
    private static let maximumRemembered = 200_000

    private let vocabulary: Vocabulary
    private var remembered: [String: [Int32]] = [:]

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// The pieces of one word; at least one.
    mutating func pieces(_ word: String) -> [Int32] {
        if let known = remembered[word] { return known }
        var result: [Int32] = []
        for part in WordPieces.parts(word) {
            append(part, to: &result)
            if result.count >= WordPieces.maximumPerWord { break }
        }
        result = result.isEmpty ? [vocabulary.unknown] : Array(result.prefix(WordPieces.maximumPerWord))
        if remembered.count >= WordPieces.maximumRemembered { remembered.removeAll() }
        if word.utf8.count <= WordPieces.maximumPartLength { remembered[word] = result }
        return result
    }

    /// The pieces of a sentence.
    mutating func sequence(_ words: [String]) -> PieceSequence {
        sequence([words], separated: [true])
    }

    /// The pieces of a stretch of sentences.
    ///
    /// - Parameters:
    ///   - sentences: Their words.
    ///   - separated: For each sentence, whether a special token comes after it; after the last one it always does.
    mutating func sequence(_ sentences: [[String]], separated: [Bool]) -> PieceSequence {
        var pieces = [vocabulary.start]
        var casing = [CasingFeatures.special]
        var ranges: [Range<Int>] = []
        for (number, words) in sentences.enumerated() {
            for (word, shape) in zip(words, CasingFeatures.classes(words)) {
                let own = self.pieces(word)
                ranges.append(pieces.count..<pieces.count + own.count)
                pieces += own
                casing += repeatElement(shape, count: own.count)
            }
            guard separated[number] || number == sentences.count - 1 else { continue }
            pieces.append(vocabulary.end)
            casing.append(CasingFeatures.special)
        }
        return PieceSequence(pieces: pieces, casing: casing, words: ranges)
    }

    /// The longest piece that the part begins with, then the longest one of the rest, and so on.
    private func append(_ part: [Unicode.Scalar], to result: inout [Int32]) {
        guard part.count <= WordPieces.maximumPartLength else {
            result.append(vocabulary.unknown)
            return
        }
        var own: [Int32] = []
        var start = 0
        while start < part.count {
            var end = part.count
            var found: Int32?
            while end > start {
                let text = String(scalars: part[start..<end])
                found = vocabulary[start > 0 ? "##" + text : text]
                if found != nil { break }
                end -= 1
            }
            guard let found else {
                result.append(vocabulary.unknown)
                return
            }
            own.append(found)
            start = end
        }
        result += own
    }

    /// A word in small letters without accents, split at punctuation marks and ideographs.
    static func parts(_ word: String) -> [[Unicode.Scalar]] {
        let head = String(scalars: word.unicodeScalars.prefix(maximumWordLength))
        let isASCII = head.utf8.allSatisfy { $0 < 128 }
        let decomposed = isASCII ? head : cleaned(head).decomposedStringWithCanonicalMapping
        var parts: [[Unicode.Scalar]] = []
        var current: [Unicode.Scalar] = []
        for scalar in decomposed.unicodeScalars {
            if scalar.isSpace {
                if !current.isEmpty { parts.append(current) }
                current = []
            } else if isRemoved(scalar) || scalar.properties.generalCategory == .nonspacingMark {
                continue
            } else if isSplit(scalar) {
                if !current.isEmpty { parts.append(current) }
                parts.append([scalar])
                current = []
            } else if scalar.isASCII {
                current.append(scalar.isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
            } else {
                current += scalar.properties.lowercaseMapping.unicodeScalars
            }
        }
        if !current.isEmpty { parts.append(current) }
        return parts
    }

    private static func cleaned(_ text: String) -> String {
        String(scalars: text.unicodeScalars.filter { !isRemoved($0) })
    }

    /// Control characters and the like.
    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isSpace { return false }
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7f }
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .privateUse, .surrogate: return true
        default: return scalar.value == 0xfffd
        }
    }

    private static func isSplit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return !scalar.isLetter && !scalar.isDigit && scalar.value > 0x20 }
        return scalar.isUnicodePunctuation || isIdeograph(scalar)
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4e00...0x9fff, 0x3400...0x4dbf, 0x20000...0x2a6df, 0x2a700...0x2b73f, 0x2b740...0x2b81f,
            0x2b920...0x2ceaf, 0xf900...0xfaff, 0x2f800...0x2fa1f:
            true
        default:
            false
        }
    }
}
