/// The lines of N-Triples and N-Quads: a statement, a comment, or nothing.
enum StatementLines {
    static func read<Statement>(
        _ bytes: some Collection<UInt8>,
        parse: (inout StatementParser) throws(SyntaxError) -> Statement
    ) throws(SyntaxError) -> [Statement] {
        var statements: [Statement] = []
        var number = 0
        var rest = bytes[...]
        var previous: UInt8 = 0
        while !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
            rest = rest.dropFirst(line.count)
            let end = rest.popFirst()
            // CR LF is one end of a line.
            let isSecondHalf = line.isEmpty && previous == 0x0D && end == 0x0A
            previous = end ?? 0
            if isSecondHalf { continue }
            number += 1
            guard let text = String(validating: line, as: UTF8.self) else {
                throw SyntaxError(line: number, column: 1, message: "the line is not UTF-8")
            }
            var parser = StatementParser(text, line: number)
            if parser.isAtEnd { continue }
            statements.append(try parse(&parser))
            try parser.end()
        }
        return statements
    }
}
