/// The shape of words in capital and small letters, which the uncased vocabulary does not show.
enum CasingFeatures {
    /// The class of the special tokens.
    static let special: UInt8 = 18
    /// Added to all classes in a sentence that has capitals but no small letters.
    private static let allCapitals: UInt8 = 9

    /// The class of each word of a sentence.
    static func classes(_ words: [String]) -> [UInt8] {
        var hasLower = false
        var hasUpper = false
        for scalar in words.lazy.flatMap(\.unicodeScalars) {
            hasLower = hasLower || scalar.isLower
            hasUpper = hasUpper || scalar.isUpper
            if hasLower { break }
        }
        let offset = hasUpper && !hasLower ? allCapitals : 0
        return words.map { shape($0) + offset }
    }

    /// The class of one word by itself, from 0 to 8.
    static func shape(_ word: String) -> UInt8 {
        var letters = 0
        var capitals = 0
        var firstIsCapital = false
        var hasDigit = false
        var isNumeric = true
        for scalar in word.unicodeScalars {
            if scalar.isDigit {
                hasDigit = true
                continue
            }
            if !".,-/:".unicodeScalars.contains(scalar) { isNumeric = false }
            guard scalar.isLetter else { continue }
            let isCapital = scalar.isUpper
            if letters == 0 { firstIsCapital = isCapital }
            letters += 1
            if isCapital { capitals += 1 }
        }
        if hasDigit { return isNumeric ? 7 : 8 }
        if letters == 0 { return 0 }
        if capitals == 0 { return 1 }
        if capitals == letters { return letters == 1 ? 4 : 3 }
        if firstIsCapital { return capitals == 1 ? 2 : 5 }
        return 6
    }
}
