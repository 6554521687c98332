import English

/// Finds statements that stand without quotation marks behind "The minister said:" at the end of a paragraph.
struct Statements {
    let words: SpeechWords

    /// Introductions this early make the rest of the text the statement: a press release.
    private static let opening = 6
    /// Longer paragraphs introduce nothing.
    private static let longest = 50

    func find(in trees: [Tree], marked: [Quotation]) -> [Quotation] {
        var found: [Quotation] = []
        let hasMarks = Set(marked.map { trees[$0.start.sentence].sentence.paragraph })
        var number = 0
        while number + 1 < trees.count {
            defer { number += 1 }
            guard introduces(trees[number]),
                trees[number + 1].sentence.paragraph != trees[number].sentence.paragraph
            else { continue }
            let isRelease = trees[number].sentence.paragraph < Self.opening
            let first = trees[number + 1].sentence.paragraph
            var end = number
            while end + 1 < trees.count {
                let next = trees[end + 1]
                let paragraph = next.sentence.paragraph
                let begins = paragraph != trees[end].sentence.paragraph
                if hasMarks.contains(paragraph) || paragraph != first && !isRelease { break }
                if begins, isOther(next) || introduces(next) { break }
                end += 1
            }
            guard end > number else { continue }
            found.append(
                Quotation(
                    start: .init(sentence: number + 1, token: 0),
                    end: .init(sentence: end, token: trees[end].tokens.count - 1), isClosed: true,
                    introduction: number))
            number = end
        }
        return found
    }

    /// "Deputy Foreign Minister Nora Hale said:"
    private func introduces(_ tree: Tree) -> Bool {
        guard tree.tokens.last?.text == ":", tree.tokens.count <= Self.longest else { return false }
        return tree.tokens.contains { token in
            token.partOfSpeech == .verb
                && ["say", "tell", "state", "add", "declare", "write"].contains(token.lemma)
                || token.partOfSpeech == .noun && words.document.contains(token.lemma.lowercased())
        }
    }

    /// A list or the small print behind a statement.
    private func isOther(_ tree: Tree) -> Bool {
        guard let first = tree.tokens.first?.text.lowercased() else { return true }
        return words.closing.contains(first)
            || ["-", "–", "•", "*", "#", "##", "###", "1.", "1", "[", "("].contains(first)
    }
}
