/// A regular expression of XPath Functions 3.1, section 5.6, ready to be looked for.
struct Pattern: Sendable {
    private enum Strategy: Sendable {
        /// A plain text at one end, at both, or anywhere.
        case text(String, atStart: Bool, atEnd: Bool)
        case program
    }

    private let program: PatternProgram
    private let strategy: Strategy

    /// - Throws: ``PatternError`` when the pattern is none.
    init(_ pattern: String, _ flags: PatternFlags = []) throws(PatternError) {
        var parser = PatternParser(pattern, flags)
        let node = try parser.parse()
        program = try PatternProgram(node, groupCount: parser.groupCount, flags, of: pattern)
        strategy = Self.strategy(node, flags)
    }

    private static func strategy(_ node: PatternNode, _ flags: PatternFlags) -> Strategy {
        var nodes: ArraySlice<PatternNode>
        switch node {
        case .sequence(let sequence): nodes = sequence[...]
        default: nodes = [node]
        }
        var (atStart, atEnd) = (false, false)
        if !flags.contains(.multiline) {
            if case .start? = nodes.first {
                atStart = true
                nodes.removeFirst()
            }
            if case .end? = nodes.last {
                atEnd = true
                nodes.removeLast()
            }
        }
        var text = ""
        for node in nodes {
            guard case .one(let scalar) = node else { return .program }
            text.unicodeScalars.append(scalar)
        }
        return .text(text, atStart: atStart, atEnd: atEnd)
    }

    /// Whether a part of the text matches; `nil` where that takes too long to say.
    func matches(_ text: String) -> Bool? {
        text.withBytes { bytes in
            switch strategy {
            case .text(let part, let atStart, let atEnd):
                part.withBytes { part in
                    switch (atStart, atEnd) {
                    case (false, false): Bytes.find(part, in: bytes) != nil
                    case (true, false): Bytes.starts(bytes, with: part)
                    case (false, true): Bytes.ends(bytes, with: part)
                    case (true, true): Bytes.equal(bytes, part)
                    }
                }
            case .program:
                {
                    var matcher = PatternMatcher(program, bytes)
                    return matcher.find(from: 0)
                }()
            }
        }
    }

    /// The text with each part that matches replaced (XPath Functions 3.1, section 5.6.4); `nil` where the pattern
    /// matches the empty text, where the replacement is none, and where it takes too long.
    ///
    /// - Parameter replacement: with `$1` for what the first group matched.
    func replacing(_ text: String, with replacement: String) -> String? {
        guard matches("") == false, let parts = parts(of: replacement) else { return nil }
        return text.withBytes { bytes in
            var matcher = PatternMatcher(program, bytes)
            var result: [UInt8] = []
            var done = 0
            while true {
                guard let isFound = matcher.find(from: done) else { return nil }
                guard isFound else { break }
                let (start, end) = (matcher.places[0], matcher.places[1])
                result += bytes[done..<start]
                for part in parts {
                    switch part {
                    case .text(let text): result += text
                    case .group(let number):
                        let (start, end) = (matcher.places[2 * number], matcher.places[2 * number + 1])
                        if start >= 0, end > start { result += bytes[start..<end] }
                    }
                }
                // No match is empty, but one may be so in the middle of a text, as of \b it would.
                if end == start {
                    guard end < bytes.count else { break }
                    var next = end + 1
                    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
                    result += bytes[end..<next]
                    done = next
                } else {
                    done = end
                }
            }
            result += bytes[min(done, bytes.count)...]
            return String(decoding: result, as: UTF8.self)
        }
    }

    private enum Part {
        case text([UInt8])
        case group(Int)
    }

    private func parts(of replacement: String) -> [Part]? {
        if program.flags.contains(.literal) { return [.text(Array(replacement.utf8))] }
        var parts: [Part] = []
        var text: [UInt8] = []
        var bytes = Array(replacement.utf8)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                guard let next = bytes.popFirst(), next == byte || next == UInt8(ascii: "$") else {
                    return nil
                }
                text.append(next)
            case UInt8(ascii: "$"):
                guard let number = Self.takeNumber(&bytes, upTo: program.groupCount) else { return nil }
                parts += [.text(text)] + (number <= program.groupCount ? [.group(number)] : [])
                text = []
            default: text.append(byte)
            }
        }
        return parts + [.text(text)]
    }

    /// As many digits as there are groups for, one at least.
    private static func takeNumber(_ bytes: inout ArraySlice<UInt8>, upTo limit: Int) -> Int? {
        var number: Int?
        while let byte = bytes.first, (0x30...0x39).contains(byte) {
            let longer = (number ?? 0) * 10 + Int(byte) - 0x30
            if number != nil, longer > limit { break }
            number = longer
            bytes.removeFirst()
        }
        return number
    }
}
