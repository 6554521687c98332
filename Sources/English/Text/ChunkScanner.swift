/// Finds the end of the first token in the rest of a chunk, a stretch of text without white space.
struct ChunkScanner {
    let text: [Unicode.Scalar]
    let chunk: Range<Int>
    let rest: Range<Int>
    /// Whether only white space follows the chunk in its paragraph.
    let isLast: Bool

    /// Longer stretches are not searched for addresses.
    private static let maximumAddressLength = 2000
    /// A number with more parts is no date, fraction or telephone number.
    private static let maximumNumberParts = 8

    func tokenEnd() -> Int {
        addressEnd() ?? numberEnd() ?? wordEnd() ?? markEnd()
    }

    private func scalar(_ index: Int) -> Unicode.Scalar? {
        index >= chunk.lowerBound && index < chunk.upperBound ? text[index] : nil
    }

    private func string(_ range: Range<Int>) -> String {
        String(scalars: range.lazy.map { text[$0].lowered })
    }

    // MARK: Addresses

    /// Web and mail addresses, file names, names of accounts and topics.
    private func addressEnd() -> Int? {
        let start = rest.lowerBound
        guard rest.count <= ChunkScanner.maximumAddressLength, rest.count > 1 else { return nil }
        let first = text[start]
        if first == "@" || first == "#" {
            guard start == chunk.lowerBound || !text[start - 1].isLetter else { return nil }
            var end = start + 1
            while let next = scalar(end), next.isLetter || next.isDigit || next == "_" { end += 1 }
            let isName = scalar(start + 1)?.isLetter == true || first == "@" && scalar(start + 1) == "_"
            return isName && end > start + 2 ? end : nil
        }
        guard first.isLetter || first.isDigit else { return nil }
        var end = rest.upperBound
        for index in rest where "<>\"“”«»{}|".unicodeScalars.contains(text[index]) {
            end = index
            break
        }
        let isBracketed = rest.contains { text[$0] == "(" }
        while end > start + 1, let last = scalar(end - 1),
            ".,;:!?'’…*".unicodeScalars.contains(last) || ")]".unicodeScalars.contains(last) && !isBracketed
        {
            end -= 1
        }
        let candidate = start..<end
        return isAddress(candidate) ? end : nil
    }

    private func isAddress(_ range: Range<Int>) -> Bool {
        guard range.contains(where: { ".@:".unicodeScalars.contains(text[$0]) }) else { return false }
        let value = string(range)
        if value.contains("://") || value.hasPrefix("www.") || value.hasPrefix("mailto:") { return true }
        if let at = value.firstIndex(of: "@"), at != value.startIndex {
            let host = value[value.index(after: at)...]
            return !host.isEmpty && !value.contains("/") && !value.contains(",")
        }
        let host = value.prefix { $0 != "/" && $0 != "?" }
        guard let dot = host.lastIndex(of: "."), dot != host.startIndex else { return false }
        let ending = String(host[host.index(after: dot)...])
        // "alt.religion.scientology"
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 2, parts.allSatisfy({ $0.count > 1 && $0.allSatisfy { $0.isLetter || $0 == "-" } }) {
            return true
        }
        guard ChunkScanner.domains.contains(ending) || ChunkScanner.files.contains(ending) else {
            return false
        }
        return host[..<dot].allSatisfy { $0.isLetter || $0.isNumber || "-._".contains($0) }
    }

    private static let domains: Set<String> = [
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "tv", "io", "co", "uk", "de", "fr",
        "eu", "ru",
        "cn", "jp", "ca", "au", "nz", "ie", "ch", "nl", "se", "dk", "es",
    ]
    private static let files: Set<String> = [
        "doc", "docx", "xls", "xlsx", "pdf", "txt", "html", "htm", "jpg", "png", "gif", "zip", "exe", "php",
        "asp",
    ]

    // MARK: Numbers

    /// Numbers, dates, times, ordinal numbers, telephone numbers, fractions.
    private func numberEnd() -> Int? {
        let start = rest.lowerBound
        let isSigned = "+-−".unicodeScalars.contains(text[start]) && start == chunk.lowerBound
        let isPoint = text[start] == "." && scalar(start + 1)?.isDigit == true
        guard
            text[start].isDigit || isPoint
                || isSigned && text[start] == "+" && scalar(start + 1)?.isDigit == true
        else { return nil }
        var end = start + 1
        while let next = scalar(end) {
            if next.isDigit {
                end += 1
            } else if ".,:".unicodeScalars.contains(next), scalar(end + 1)?.isDigit == true {
                end += 2
            } else {
                break
            }
        }
        if let long = separatedEnd(end) { return long }
        return letters(after: end)
    }

    /// Dates, fractions and telephone numbers, whose parts are separated by slashes or hyphens.
    private func separatedEnd(_ end: Int) -> Int? {
        let start = rest.lowerBound
        guard let separator = scalar(end), separator == "/" || separator == "-" else { return nil }
        var parts = [start..<end]
        var position = end
        while scalar(position) == separator, parts.count < ChunkScanner.maximumNumberParts {
            var next = position + 1
            while let digit = scalar(next), digit.isDigit { next += 1 }
            guard next > position + 1 else { break }
            parts.append(position + 1..<next)
            position = next
        }
        guard parts.count > 1, scalar(position).map({ !$0.isLetter && !$0.isDigit }) ?? true else {
            return nil
        }
        let lengths = parts.map(\.count)
        guard parts.allSatisfy({ $0.allSatisfy { text[$0].isDigit } }) else { return nil }
        if separator == "/" { return lengths.allSatisfy { $0 <= 4 } ? position : nil }
        let isDate = parts.count == 3
        let isTelephone = lengths.last == 4 && lengths.dropLast().allSatisfy { $0 <= 3 } && lengths[0] >= 3
        let isPostcode = lengths == [5, 4]
        return isDate || isTelephone || isPostcode || parts.count > 3 ? position : nil
    }

    /// Where a number with letters ends: "19th" and "747s" stay whole, "5m" and "7pm" are a number and a
    /// unit.
    private func letters(after end: Int) -> Int {
        guard let next = scalar(end), next.isLetter || next.isApostrophe else { return end }
        var stop = end
        while let letter = scalar(stop), letter.isLetter || letter.isDigit { stop += 1 }
        if stop == end {
            // "80's"
            let isPlural = scalar(end + 1)?.lowered == "s" && !(scalar(end + 2)?.isLetter ?? false)
            return isPlural ? end + 2 : end
        }
        let suffix = string(end..<stop)
        if ChunkScanner.units.contains(suffix) { return end }
        return stop
    }

    private static let units: Set<String> = [
        "m", "bn", "b", "k", "tn", "mn", "million", "billion", "trillion", "pm", "am", "km", "cm", "mm", "kg",
        "g", "mg",
        "lb", "lbs", "ft", "mph", "kmh", "mw", "gw", "kw", "mwh", "kwh", "gb", "mb", "tb", "ghz", "mhz", "hz",
        "min",
        "mins", "hrs", "hr", "h", "sec", "yr", "yrs", "in", "oz", "ml", "l", "p", "pct", "c", "f", "x",
        "years", "days",
    ]

    // MARK: Words

    private func wordEnd() -> Int? {
        let start = rest.lowerBound
        guard isWordScalar(start) || startsElision(start) else { return nil }
        var end = start + 1
        while let next = scalar(end) {
            if next.isLetter || next.isDigit || next.isMark || next == "_" || next.isInvisible {
                end += 1
            } else if joins(next, at: end) {
                end += 2
            } else {
                break
            }
        }
        if let hyphenated = prefixedEnd(end) ?? syllableEnd(end) { end = hyphenated }
        // "friend(s)"
        if string(end..<min(end + 3, chunk.upperBound)) == "(s)" { return end + 3 }
        return stopEnd(end)
    }

    private func isWordScalar(_ index: Int) -> Bool {
        guard let scalar = scalar(index) else { return false }
        return scalar.isLetter || scalar.isDigit || scalar.isMark
            || scalar == "_" && index + 1 < chunk.upperBound
    }

    /// "'s" by itself, "'em", "'70s".
    private func startsElision(_ start: Int) -> Bool {
        guard text[start].isApostrophe, let next = scalar(start + 1) else { return false }
        var end = start + 1
        while let letter = scalar(end), letter.isLetter || letter.isDigit { end += 1 }
        let word = string(start + 1..<min(end, start + 6))
        if next.isDigit { return word.count == 2 || word.count == 3 && word.hasSuffix("s") }
        if start > chunk.lowerBound { return ["s", "m", "d", "re", "ve", "ll"].contains(word) }
        return ["s", "m", "re", "ve", "ll", "em", "til", "cause", "tis", "twas", "n"].contains(word)
    }

    /// Whether a mark inside a word holds its two sides together.
    private func joins(_ mark: Unicode.Scalar, at index: Int) -> Bool {
        guard let next = scalar(index + 1), next.isLetter || next.isDigit, let before = scalar(index - 1)
        else {
            return false
        }
        if mark.isApostrophe { return true }
        if mark == "&" { return before.isUpper && next.isUpper && index - rest.lowerBound <= 3 }
        guard mark == "." else { return false }
        // "U.S.", "e.g.", "Ph.D.", but not two sentences without a space between.
        var start = index
        while let letter = scalar(start - 1), start > rest.lowerBound, letter.isLetter { start -= 1 }
        var end = index + 1
        while let letter = scalar(end), letter.isLetter { end += 1 }
        return index - start <= 2 && (end - index - 1 <= 2 || index - start == 1 && !next.isUpper)
            || string(index + 1..<end) == "js" || next.isDigit
    }

    /// Continues a word over a hyphen after a prefix such as "non-", after which the treebanks do not split.
    private func prefixedEnd(_ end: Int) -> Int? {
        guard scalar(end) == "-", scalar(end + 1)?.isLetter == true else { return nil }
        guard Prefixes.contains(string(rest.lowerBound..<min(end, rest.lowerBound + 12))) else { return nil }
        var stop = end + 1
        while let letter = scalar(stop), letter.isLetter || letter.isMark || letter.isApostrophe {
            if letter.isApostrophe, scalar(stop + 1)?.isLetter != true { break }
            stop += 1
        }
        return stop
    }

    /// Continues a Korean or Chinese given name over its hyphen: "Jong-un".
    private func syllableEnd(_ end: Int) -> Int? {
        guard scalar(end) == "-", text[rest.lowerBound].isUpper, end - rest.lowerBound <= 6 else {
            return nil
        }
        var stop = end + 1
        while let letter = scalar(stop), letter.isLetter { stop += 1 }
        guard stop > end + 1, stop - end <= 7, scalar(stop) != "-" else { return nil }
        let isName =
            Syllables.contains(string(rest.lowerBound..<end)) && Syllables.contains(string(end + 1..<stop))
        return isName ? stop : nil
    }

    /// Whether the full stop after a word belongs to it.
    private func stopEnd(_ end: Int) -> Int {
        guard scalar(end) == ".", scalar(end + 1) != "." else { return end }
        let start = rest.lowerBound
        let word = string(start..<min(end, start + 20))
        let isFinal = isLast && (end + 1..<chunk.upperBound).allSatisfy { text[$0].isClosing }
        if word.contains(".") { return end + 1 }
        if end - start == 1, text[start].isLetter {
            // Initials keep it; a letter at the very end and small letters do not, except in "c. 1900" and
            // "v.".
            if text[start].isUpper { return isFinal ? end : end + 1 }
            return word == "v" || numberFollows(end + 1) && "cbdpn".contains(word) ? end + 1 : end
        }
        switch Abbreviations.role(word) {
        case .leading: return end + 1
        case .beforeNumber: return numberFollows(end + 1) ? end + 1 : end
        case .trailing:
            if word == "etc", isFinal { return end }
            return isCapitalizedIfMonthOrState(start, word) ? end + 1 : end
        case nil: return end
        }
    }

    /// "mar." and "miss." are no months and states without a capital.
    private func isCapitalizedIfMonthOrState(_ start: Int, _ word: String) -> Bool {
        text[start].isUpper
            || ["inc", "corp", "ltd", "jr", "sr", "etc", "al", "est", "ed", "eds"].contains(word)
    }

    private func numberFollows(_ index: Int) -> Bool {
        var next = index
        while next < text.count, text[next].isSpace, next < index + 3 { next += 1 }
        return next < text.count && text[next].isDigit
    }

    // MARK: Marks

    /// Punctuation marks and symbols: runs of the same mark are one token for some of them.
    private func markEnd() -> Int {
        let start = rest.lowerBound
        let first = text[start]
        if string(start..<min(start + 5, chunk.upperBound)) == "[...]" { return start + 5 }
        var end = start + 1
        if ".-–—=*_~+!?#<>'`$".unicodeScalars.contains(first) {
            // Two quotation marks may be one, and so may two angle brackets; more are not.
            let limit = "'`<>#".unicodeScalars.contains(first) ? start + 3 : chunk.upperBound
            while end < limit, scalar(end) == first { end += 1 }
        }
        if first == "!" || first == "?" {
            while let next = scalar(end), next == "!" || next == "?" { end += 1 }
        }
        if "'`<>#".unicodeScalars.contains(first), end - start > 2 { end = start + 1 }
        if rest.upperBound - start <= 3, let smiley = smileyEnd(start) { return smiley }
        return end
    }

    private func smileyEnd(_ start: Int) -> Int? {
        let value = string(rest)
        return [":)", ":(", ";)", ":-)", ":-(", ";-)", ":d", ":p", ":/"].contains(value)
            ? rest.upperBound : nil
    }
}
