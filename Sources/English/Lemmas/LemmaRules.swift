/// The regular inflection of English, undone.
///
/// Works on letters alone; what the rules get wrong is in the table of exceptions.
enum LemmaRules {
    /// The dictionary form of a word that is no exception.
    static func lemma(_ form: String, _ partOfSpeech: PartOfSpeech) -> String {
        switch partOfSpeech {
        case .properNoun, .other, .symbol, .punctuation:
            return form
        case .numeral:
            return form.contains(where: \.isNumber) ? form.filter { $0 != "," } : form.lowercased()
        case .noun:
            if isAcronym(form) { return form.hasSuffix("s") ? String(form.dropLast()) : form }
            return singular(form.lowercased())
        case .verb, .auxiliary:
            return baseVerb(form.lowercased())
        case .adjective, .adverb:
            return partOfSpeech == .adjective && (isAcronym(form) || isOrigin(form))
                ? form : positive(form.lowercased())
        default:
            return form.lowercased()
        }
    }

    /// The lemma of a name, with capitals where the form has them.
    static func matchCapitals(of lemma: String, to form: String) -> String {
        guard form.first?.isUppercase == true else { return lemma }
        if form.count > 1, form.allSatisfy({ !$0.isLowercase }) { return lemma.uppercased() }
        return lemma.prefix(1).uppercased() + lemma.dropFirst()
    }

    /// "CEO", "MPs", but not a whole word in capitals.
    private static func isAcronym(_ form: String) -> Bool {
        let core = form.hasSuffix("s") ? form.dropLast() : form[...]
        return core.count > 1 && core.count <= 4 && core.allSatisfy { $0.isUppercase }
    }

    /// "Peruvian", "Japanese", "Anti-American".
    private static func isOrigin(_ form: String) -> Bool {
        guard form.contains(where: \.isUppercase), form.contains(where: \.isLowercase) else { return false }
        return form.hasSuffix("ian") || form.hasSuffix("ean") || form.hasSuffix("ese")
            || form.hasSuffix("-American")
    }

    // MARK: Nouns

    /// The singular of a noun in small letters.
    private static func singular(_ form: String) -> String {
        if form.hasSuffix("men"), form.count > 4 { return form.dropLast(2) + "an" }
        guard form.hasSuffix("s"), form.count > 3 else { return form }
        for ending in ["ss", "us", "is", "'s"] where form.hasSuffix(ending) { return form }
        return withoutS(form)
    }

    /// Takes the ending of plurals and of the third person away.
    private static func withoutS(_ form: String) -> String {
        if form.hasSuffix("ies") { return form.count > 4 ? form.dropLast(3) + "y" : String(form.dropLast()) }
        for ending in ["sses", "ches", "shes", "xes", "zzes", "oes"] where form.hasSuffix(ending) {
            return String(form.dropLast(2))
        }
        return String(form.dropLast())
    }

    // MARK: Verbs

    /// The base of a verb in small letters.
    private static func baseVerb(_ form: String) -> String {
        if form.hasSuffix("ing"), form.count > 4 {
            let stem = form.dropLast(3)
            return hasVowel(stem) ? restored(stem) : form
        }
        if form.hasSuffix("ied"), form.count > 4 { return form.dropLast(3) + "y" }
        if form.hasSuffix("ed"), form.count > 3, !form.hasSuffix("eed") {
            let stem = form.dropLast(2)
            return hasVowel(stem) ? restored(stem) : form
        }
        if form.hasSuffix("s"), form.count > 3, !form.hasSuffix("ss"), !form.hasSuffix("us") {
            return withoutS(form)
        }
        return form
    }

    // MARK: Adjectives and adverbs

    /// The positive of an adjective or adverb in small letters.
    private static func positive(_ form: String) -> String {
        if form.hasSuffix("iest"), form.count > 5 { return form.dropLast(4) + "y" }
        if form.hasSuffix("ier"), form.count > 5 { return form.dropLast(3) + "y" }
        if form.hasSuffix("est"), form.count > 5, hasVowel(form.dropLast(3)) {
            return restored(form.dropLast(3))
        }
        return form
    }

    // MARK: Stems

    private static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]

    private static func hasVowel(_ stem: Substring) -> Bool { stem.contains(where: vowels.contains) }

    /// How many groups of vowels a stem has: about its number of syllables.
    private static func syllables(_ stem: Substring) -> Int {
        var count = 0
        var previous = false
        for letter in stem {
            let isVowel = vowels.contains(letter)
            if isVowel, !previous { count += 1 }
            previous = isVowel
        }
        return count
    }

    /// The word of which a stem is left after "-ed", "-ing" or "-est": without a doubled consonant, or with a
    /// final e.
    private static func restored(_ stem: Substring) -> String {
        let letters = Array(stem)
        guard let last = letters.last, letters.count > 1 else { return String(stem) }
        let before = letters[letters.count - 2]
        let third = letters.count > 2 ? letters[letters.count - 3] : " "
        if last == before, !vowels.contains(last) {
            let keeps = last == "s" || last == "z" || last == "f" || last == "l" && syllables(stem) == 1
            return String(keeps ? stem : stem.dropLast())
        }
        return needsE(last, before: before, third: third, syllables: syllables(stem))
            ? stem + "e" : String(stem)
    }

    private static func needsE(
        _ last: Character, before: Character, third: Character, syllables: Int
    ) -> Bool {
        let isLong = vowels.contains(third) && vowels.contains(before) && third != "u"
        switch last {
        case "c", "v", "u": return true
        case "z": return before != "t"
        case "s": return true
        case "g":
            return vowels.contains(before) || "rdl".contains(before) || before == "n" && "aeu".contains(third)
        case "l":
            return "bcdfgkptz".contains(before) || before == "s" && third == "i"
                || "iuo".contains(before) && syllables == 1 && !isLong
        case "t":
            if isLong { return false }
            switch before {
            case "a", "u": return true
            case "o": return third != "i"
            case "i": return syllables == 1 || third == "v" || third == "n"
            case "e": return third == "l" || third == "p"
            default: return false
            }
        case "d": return "aiou".contains(before) && !isLong || before == "e" && third == "c"
        case "r":
            return "aiu".contains(before) && !isLong
                || before == "o" && (syllables == 1 || "lnt".contains(third)) && !isLong
        case "n": return "i".contains(before) && !isLong || before == "o" && syllables == 1 && !isLong
        case "m": return "auo".contains(before) && !isLong
        case "k": return vowels.contains(before) && !isLong
        case "p": return "aiyo".contains(before) && !isLong && syllables == 1 || before == "a" && !isLong
        case "b": return vowels.contains(before) && !isLong
        default: return false
        }
    }
}
