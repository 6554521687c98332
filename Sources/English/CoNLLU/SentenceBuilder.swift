/// Puts a sentence of CoNLL-U together, line by line, and sees to it that the lines follow each other rightly.
struct SentenceBuilder {
    private(set) var sentence = CoNLLUSentence(rows: [])
    private(set) var isEmpty = true
    private let keepsRows: Bool
    private var words = 0
    private var emptyNodes = 0
    /// The last multiword token.
    private var multiword = 0...0
    private var hasRows = false

    /// - Parameter keepsRows: whether the sentence is wanted, or only to be checked.
    init(keepsRows: Bool = true) {
        self.keepsRows = keepsRows
    }

    /// Makes ready for the next sentence.
    mutating func clear() { self = SentenceBuilder(keepsRows: keepsRows) }

    /// Adds a line that is not empty.
    mutating func add(_ text: UnsafeRawBufferPointer, line: Int) throws(CoNLLUError) {
        isEmpty = false
        try SentenceBuilder.checkEncoding(text, line: line)
        if text[0] == UInt8(ascii: "#") {
            guard !hasRows else {
                throw CoNLLUError(
                    line: line,
                    message: "a comment within the sentence, where a word or an empty line was expected; "
                        + "comments stand before the first word")
            }
            sentence.comments.append(String(decoding: text, as: UTF8.self))
            return
        }
        let fields = try SentenceBuilder.fields(text, line: line)
        let id = try id(String(decoding: fields[0], as: UTF8.self), line: line)
        hasRows = true
        guard keepsRows else { return }
        let columns = fields.map { String(decoding: $0, as: UTF8.self) }
        var row = CoNLLURow(id: id, form: columns[1])
        row.lemma = columns[2]
        row.upos = columns[3]
        row.xpos = columns[4]
        row.feats = columns[5]
        row.head = columns[6]
        row.deprel = columns[7]
        row.deps = columns[8]
        row.misc = columns[9]
        sentence.rows.append(row)
    }

    /// Checks that nothing is missing at a sentence's end.
    ///
    /// - Parameter line: the last line that was read.
    func finish(line: Int) throws(CoNLLUError) {
        guard !isEmpty else { return }
        guard words > 0 else {
            throw CoNLLUError(
                line: line,
                message: hasRows
                    ? "the sentence ends without a word" : "comments without a sentence; word 1 was expected")
        }
        guard multiword.upperBound <= words else {
            throw CoNLLUError(
                line: line,
                message: "the sentence ends with word \(words), but the multiword token "
                    + "\(CoNLLURow.ID.multiword(multiword)) needs word \(multiword.upperBound)")
        }
    }

    // MARK: Lines

    private static func fields(_ text: UnsafeRawBufferPointer, line: Int) throws(CoNLLUError)
        -> [UnsafeRawBufferPointer.SubSequence]
    {
        let tab = UInt8(ascii: "\t")
        let fields = text.split(separator: tab, omittingEmptySubsequences: false)
        if text.allSatisfy({ $0 == tab || $0 == UInt8(ascii: " ") }) {
            throw CoNLLUError(line: line, message: "a line of white space; an empty line ends a sentence")
        }
        guard fields.count == CoNLLURow.Column.allCases.count else {
            throw CoNLLUError(
                line: line,
                message:
                    "\(fields.count) \(fields.count == 1 ? "column" : "columns") where 10 were expected, "
                    + "with a tab between two")
        }
        let empty = fields.firstIndex(where: \.isEmpty)
        if let column = empty.flatMap(CoNLLURow.Column.init(rawValue:)) {
            let expected =
                switch column {
                case .id: "a number was expected"
                case .form: "a word was expected"
                default: "_ stands for nothing"
                }
            throw CoNLLUError(line: line, column: column, message: "the column is empty; \(expected)")
        }
        return fields
    }

    private static func checkEncoding(_ text: UnsafeRawBufferPointer, line: Int) throws(CoNLLUError) {
        guard text.contains(where: { $0 >= 0x80 }) else { return }
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = text.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let scalar): position += scalar.count
            case .emptyInput: return
            case .error:
                let byte = String(text[min(position, text.count - 1)], radix: 16, uppercase: true)
                throw CoNLLUError(
                    line: line,
                    message: "not UTF-8: the byte 0x\(byte) at offset \(position) of the line; "
                        + "convert the file with iconv")
            }
        }
    }

    // MARK: Numbers

    private mutating func id(_ text: String, line: Int) throws(CoNLLUError) -> CoNLLURow.ID {
        func wrong(_ message: String) -> CoNLLUError {
            CoNLLUError(line: line, column: .id, message: message)
        }
        guard let id = SentenceBuilder.parse(text) else {
            throw wrong(
                "\"\(text.prefix(40))\" where a word like 3, a multiword token like 3-4 or an empty node like 3.1 "
                    + "was expected")
        }
        switch id {
        case .word(let number):
            guard number == words + 1 else { throw wrong("\(number) where \(words + 1) was expected") }
            words = number
            emptyNodes = 0
        case .multiword(let range):
            guard range.lowerBound == words + 1 else {
                throw wrong(
                    "the multiword token \(text) where word \(words + 1) was expected; "
                        + "it stands before its first word")
            }
            guard multiword.upperBound <= words else {
                throw wrong("the multiword token \(text) begins within \(CoNLLURow.ID.multiword(multiword))")
            }
            multiword = range
        case .empty(let word, let number):
            guard word == words, number == emptyNodes + 1 else {
                throw wrong(
                    "the empty node \(text) where word \(words + 1) or \(words).\(emptyNodes + 1) was expected"
                )
            }
            emptyNodes = number
        }
        return id
    }

    private static func parse(_ text: String) -> CoNLLURow.ID? {
        func number(_ digits: Substring, from least: Int) -> Int? {
            guard digits.utf8.count <= 9, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
                digits.first != "0" || digits.utf8.count == 1,
                let number = Int(digits), number >= least
            else { return nil }
            return number
        }
        if let word = number(text[...], from: 1) { return .word(word) }
        if let mark = text.firstIndex(of: "-") {
            guard let first = number(text[..<mark], from: 1),
                let last = number(text[text.index(after: mark)...], from: first)
            else { return nil }
            return .multiword(first...last)
        }
        guard let mark = text.firstIndex(of: "."), let word = number(text[..<mark], from: 0),
            let count = number(text[text.index(after: mark)...], from: 1)
        else { return nil }
        return .empty(after: word, number: count)
    }
}
