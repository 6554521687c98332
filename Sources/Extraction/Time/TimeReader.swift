import English

/// Finds the words of a sentence that say when.
struct TimeReader {
    let words: TimeWords

    /// In order, without overlap.
    ///
    /// - Parameter isName: whether a token belongs to a name: Theresa May, the march of that name.
    func expressions(in tokens: [Token], isName: (Int) -> Bool = { _ in false }) -> [TimeExpression] {
        let scanner = TimeScanner(words: words, tokens: tokens, names: tokens.indices.map(isName))
        var found: [TimeExpression] = []
        var index = 0
        while index < tokens.count {
            if let part = scanner.expression(at: index) {
                found.append(TimeExpression(tokens: index..<part.end, meaning: part.meaning))
                index = part.end
            } else {
                index += 1
            }
        }
        return found
    }
}
