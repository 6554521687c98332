/// Reads regular expressions of XPath Functions 3.1, section 5.6.1, and XML Schema 1.1 part 2, appendix G.
struct PatternParser {
    private let pattern: String
    private let scalars: [Unicode.Scalar]
    private let flags: PatternFlags
    private var position = 0
    private(set) var groupCount = 0
    private var closedGroups: Set<Int> = []
    private var depth = 0

    /// How deep brackets may stand in each other, for this calls itself.
    private static let maximumDepth = 200
    /// How often `{…}` may repeat.
    static let maximumCount = 1000

    init(_ pattern: String, _ flags: PatternFlags) {
        self.pattern = pattern
        self.flags = flags
        scalars = Array(pattern.unicodeScalars)
    }

    mutating func parse() throws(PatternError) -> PatternNode {
        if flags.contains(.literal) { return .sequence(scalars.map(single)) }
        let node = try alternatives()
        guard position == scalars.count else { throw error("no closing bracket without an opening one") }
        return node
    }

    // MARK: - Branches

    private mutating func alternatives() throws(PatternError) -> PatternNode {
        var branches = [try branch()]
        while take("|") { branches.append(try branch()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func branch() throws(PatternError) -> PatternNode {
        var pieces: [PatternNode] = []
        while let next = peek, next != "|", next != ")" {
            let atom = try atom(next)
            pieces.append(try quantified(atom))
        }
        return pieces.count == 1 ? pieces[0] : pieces.isEmpty ? .empty : .sequence(pieces)
    }

    private mutating func quantified(_ atom: PatternNode) throws(PatternError) -> PatternNode {
        let bounds: (Int, Int?)
        switch peek {
        case "?": bounds = (0, 1)
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "{":
            position += 1
            bounds = try counts()
        default: return atom
        }
        position += 1
        switch atom {
        case .start, .end: throw error("something to repeat")
        default: break
        }
        return .repeated(atom, least: bounds.0, most: bounds.1, isLazy: take("?"))
    }

    /// What stands in `{…}`, up to the closing brace.
    private mutating func counts() throws(PatternError) -> (Int, Int?) {
        let least = try count()
        guard take(",") else { return (least, try closed(least)) }
        if peek == "}" { return (least, nil) }
        let most = try count()
        guard most >= least else { throw error("a number that is not less than the first") }
        return (least, try closed(most))
    }

    private mutating func closed(_ count: Int) throws(PatternError) -> Int {
        guard peek == "}" else { throw error("a closing brace") }
        return count
    }

    private mutating func count() throws(PatternError) -> Int {
        var number: Int?
        while let digit = peek.flatMap(Self.digit) {
            number = (number ?? 0) * 10 + digit
            guard let number, number <= Self.maximumCount else {
                throw error("a number up to \(Self.maximumCount)")
            }
            position += 1
        }
        guard let number else { throw error("a number") }
        return number
    }

    // MARK: - Atoms

    private mutating func atom(_ next: Unicode.Scalar) throws(PatternError) -> PatternNode {
        switch next {
        case "(": return try group()
        case "[": return .oneOf(try characterClass())
        case "\\": return try escape()
        case "?", "*", "+", "{", "}", "]": throw error("a backslash before this character")
        default:
            position += 1
            switch next {
            case ".": return .any
            case "^": return .start
            case "$": return .end
            default: return single(next)
            }
        }
    }

    private func single(_ scalar: Unicode.Scalar) -> PatternNode {
        guard flags.contains(.ignoringCase), !scalar.caseVariants.isEmpty else { return .one(scalar) }
        return .oneOf(CharacterClass([.one(scalar)], ignoresCase: true))
    }

    private mutating func group() throws(PatternError) -> PatternNode {
        position += 1
        guard depth < Self.maximumDepth else {
            throw error("no more than \(Self.maximumDepth) brackets in each other")
        }
        depth += 1
        defer { depth -= 1 }
        var number: Int?
        if take("?") {
            guard take(":") else { throw error("a colon behind (?") }
        } else {
            groupCount += 1
            number = groupCount
        }
        let node = try alternatives()
        guard take(")") else { throw error("a closing bracket") }
        guard let number else { return node }
        closedGroups.insert(number)
        return .group(number, node)
    }

    private mutating func escape() throws(PatternError) -> PatternNode {
        if position + 1 < scalars.count, let digit = Self.digit(scalars[position + 1]), digit > 0 {
            return try backReference()
        }
        switch try escapedItem() {
        case .range(let range):
            guard let scalar = Unicode.Scalar(range.lowerBound) else { return .empty }
            return single(scalar)
        case let item: return .oneOf(CharacterClass([item]))
        }
    }

    /// As many digits as there are groups for.
    private mutating func backReference() throws(PatternError) -> PatternNode {
        position += 1
        var number = 0
        while let digit = peek.flatMap(Self.digit), number == 0 || number * 10 + digit <= groupCount {
            number = number * 10 + digit
            position += 1
        }
        guard closedGroups.contains(number) else { throw error("the number of a group that is closed") }
        return .backReference(number)
    }

    /// What a backslash and what follows stand for, one character or many.
    private mutating func escapedItem() throws(PatternError) -> CharacterClass.Item {
        position += 1
        guard let letter = peek else { throw error("a character behind the backslash") }
        position += 1
        switch letter {
        case "n": return .one("\n")
        case "r": return .one("\r")
        case "t": return .one("\t")
        case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$": return .one(letter)
        case "p", "P":
            guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
                throw error("a category or block in braces")
            }
            let name = String(String.UnicodeScalarView(scalars[position..<end]))
            guard let item = CharacterClass.Item.property(name) else {
                throw error("a category or block that there is")
            }
            position = end + 1
            return letter == "p" ? item : .complement(item)
        default:
            guard let item = CharacterClass.Item.escape(letter) else {
                position -= 1
                throw error("an escape that there is")
            }
            return item
        }
    }

    // MARK: - Classes

    private mutating func characterClass() throws(PatternError) -> CharacterClass {
        position += 1
        guard depth < Self.maximumDepth else {
            throw error("no more than \(Self.maximumDepth) brackets in each other")
        }
        depth += 1
        defer { depth -= 1 }
        let isNegated = take("^")
        var items: [CharacterClass.Item] = []
        var subtracted: CharacterClass?
        while peek(0) != "]" {
            if peek(0) == "-", peek(1) == "[", !items.isEmpty {
                position += 1
                subtracted = try characterClass()
                guard peek(0) == "]" else { throw error("the end of the class behind what it leaves out") }
                break
            }
            items.append(try classItem(isFirst: items.isEmpty))
        }
        position += 1
        guard !items.isEmpty else { throw error("a character in the class") }
        return CharacterClass(
            items, isNegated: isNegated, ignoresCase: flags.contains(.ignoringCase), subtracting: subtracted)
    }

    private mutating func classItem(isFirst: Bool) throws(PatternError) -> CharacterClass.Item {
        let first = try classCharacter(isHyphen: isFirst)
        guard case .range(let low) = first, peek(0) == "-", peek(1) != "]", peek(1) != "[" else {
            return first
        }
        position += 1
        guard case .range(let high) = try classCharacter(isHyphen: false), low.lowerBound <= high.lowerBound
        else {
            throw error("the end of a range that does not come before its start")
        }
        return .range(low.lowerBound...high.lowerBound)
    }

    /// - Parameter isHyphen: whether a hyphen may stand here for itself. At the end of a class it always may.
    private mutating func classCharacter(isHyphen: Bool) throws(PatternError) -> CharacterClass.Item {
        guard let next = peek(0) else { throw error("a bracket that closes the class") }
        switch next {
        case "\\": return try escapedItem()
        case "[", "]": throw error("a backslash before this character")
        case "-" where !isHyphen && peek(1) != "]": throw error("a backslash before this character")
        default:
            position += 1
            return .one(next)
        }
    }

    // MARK: - Characters

    /// The next character that means something.
    private var peek: Unicode.Scalar? {
        mutating get {
            if flags.contains(.extended) {
                while let next = peek(0), [" ", "\t", "\n", "\r"].contains(next) { position += 1 }
            }
            return peek(0)
        }
    }

    private func peek(_ offset: Int) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
    }

    private func error(_ expected: String) -> PatternError {
        PatternError(pattern: pattern, offset: position, expected: expected)
    }
}
