/// The line of place, agency and date that opens a report: `MOSCOW (Reuters) —`, `LIMA, Peru --`, `KABUL (Pajhwok):`.
///
/// It is no part of the sentence behind it; left there, it is taken for that sentence's subject.
struct Dateline {
    let text: [Unicode.Scalar]

    /// The index after the dash, if the paragraph's tokens open with a dateline.
    func end(_ tokens: [RawToken]) -> Int? {
        guard let place = tokens.first, text[place.range.lowerBound].isUpper else { return nil }
        guard let dash = tokens.indices.prefix(14).first(where: { isDash(tokens[$0]) }), dash > 0,
            dash + 1 < tokens.count, tokens[dash].spaceBefore || text[tokens[dash].range.lowerBound] == ":"
        else { return nil }
        let isShouted = place.range.count > 2 && place.range.allSatisfy { !text[$0].isLower }
        let isSigned = text[tokens[dash - 1].range.lowerBound] == ")"
        guard isSigned || isShouted && text[tokens[dash].range.lowerBound] != ":" else { return nil }
        let isPlain = tokens[..<dash].allSatisfy { token in
            let first = text[token.range.lowerBound]
            return first.isUpper || first.isDigit || ",()./&".unicodeScalars.contains(first)
        }
        let next = text[tokens[dash + 1].range.lowerBound]
        let opens = next.isUpper || next.isDigit || next.isOpening
        return isPlain && opens ? dash + 1 : nil
    }

    private func isDash(_ token: RawToken) -> Bool {
        token.range.allSatisfy { "-–—:".unicodeScalars.contains(text[$0]) }
    }
}
