import Foundation

/// A name as people mean it when they type it: without case, accents, dots, possessive or article.
///
/// `"the U.S."`, `"US"` and `"us"` share one key, as do `"Élysée’s"` and `"elysee"`.
public func nameKey(_ name: String) -> String {
    let folded = name.folding(
        options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive],
        locale: Locale(identifier: "en"))
    var words: [String] = []
    var word = ""
    func flush() {
        if !word.isEmpty { words.append(word) }
        word = ""
    }
    for character in folded {
        switch character {
        case ".": continue
        case "'", "’": word.append("'")
        case _ where character.isLetter || character.isNumber: word.append(character)
        default: flush()
        }
    }
    flush()
    words = words.map { $0.hasSuffix("'s") ? String($0.dropLast(2)) : $0.filter { $0 != "'" } }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
}

/// A readable identifier from a name: `Sergei Lavrov` gives `sergei-lavrov`.
public func slug(_ name: String) -> String {
    let ascii = nameKey(name).map { $0.isASCII ? String($0) : latin(String($0)) }.joined()
    let parts = ascii.split { !($0.isLetter || $0.isNumber) }
    return parts.isEmpty ? "unnamed" : parts.joined(separator: "-")
}

/// Letters of other scripts spelled in Latin where the platform can, kept as they are where not.
private func latin(_ text: String) -> String {
    (text.applyingTransform(.toLatin, reverse: false) ?? text)
        .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
}
