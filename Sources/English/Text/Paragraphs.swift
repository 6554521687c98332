/// Divides a document into paragraphs: lines, or blocks of lines if the text is wrapped at a fixed width.
enum Paragraphs {
    /// The ranges of the paragraphs, in order; none is empty or begins or ends with white space.
    static func ranges(_ text: [Unicode.Scalar]) -> [Range<Int>] {
        let lines = lines(text)
        guard let width = wrappingWidth(lines, text) else {
            return lines.filter { !$0.isEmpty }
        }
        var result: [Range<Int>] = []
        var current: Range<Int>?
        for line in lines {
            if !line.isEmpty {
                current = (current?.lowerBound ?? line.lowerBound)..<line.upperBound
            }
            if let block = current, line.isEmpty || endsParagraph(line, width: width, text) {
                result.append(block)
                current = nil
            }
        }
        if let block = current { result.append(block) }
        return result
    }

    /// Whether a line of a wrapped text has ended early, after a sentence.
    private static func endsParagraph(_ line: Range<Int>, width: Int, _ text: [Unicode.Scalar]) -> Bool {
        line.count * 2 < width && isFinal(line, text)
    }

    /// Whether a line ends with a mark that ends sentences.
    private static func isFinal(_ line: Range<Int>, _ text: [Unicode.Scalar]) -> Bool {
        line.last.map { ".!?:\"”’)".unicodeScalars.contains(text[$0]) } ?? false
    }

    /// The lines without the white space around them. A form feed or a return is a line end too.
    private static func lines(_ text: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for index in 0...text.count where index == text.count || text[index].isNewline {
            defer { start = index + 1 }
            // A return and line feed are one line end.
            if index < text.count, index > 0, text[index] == "\n", text[index - 1] == "\r" { continue }
            var line = start..<index
            while let first = line.first, text[first].isSpace { line.removeFirst() }
            while let last = line.last, text[last].isSpace { line.removeLast() }
            result.append(line)
        }
        return result
    }

    /// The length of the longest line, if lines were broken to fit a width so that a line's end means nothing.
    ///
    /// In such a text, lines that another one follows directly are mostly of nearly the same length, not above
    /// 110 characters; most end in the middle of a sentence, and many of the next begin with a small letter.
    private static func wrappingWidth(_ lines: [Range<Int>], _ text: [Unicode.Scalar]) -> Int? {
        var lengths: [Int] = []
        var open = 0
        var continued = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
            lengths.append(line.count)
            if !isFinal(line, text) { open += 1 }
            if let first = next.first, text[first].isLower { continued += 1 }
        }
        guard lengths.count >= 2, let longest = lines.map(\.count).max(), (40...110).contains(longest) else {
            return nil
        }
        let full = lengths.count { $0 * 10 >= longest * 7 }
        let count = lengths.count
        return full * 10 >= count * 7 && open * 10 >= count * 6 && continued * 10 >= count * 4 ? longest : nil
    }
}
