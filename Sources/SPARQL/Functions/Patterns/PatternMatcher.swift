/// Runs a program over one text: goes back to the last choice where it gets stuck, but never comes to the same choice
/// at the same place twice, so that time grows with the text and no faster. Only with back references, where the way
/// there matters, may it come again, and gives up after ``maximumEffort``.
struct PatternMatcher {
    private let program: PatternProgram
    private let text: Bytes.Buffer
    /// Where groups begin and end; -1 for nowhere.
    private(set) var places: [Int]
    private var waiting: [Choice] = []
    /// A bit for each choice and place.
    private var visited: [UInt64]
    private var effort = 0

    private static let maximumEffort = 5_000_000

    /// What is to be tried, or undone, when that before came to nothing.
    private enum Choice {
        case step(Int, at: Int)
        case restore(Int, to: Int)
    }

    init(_ program: PatternProgram, _ text: Bytes.Buffer) {
        self.program = program
        self.text = text
        places = [Int](repeating: -1, count: 2 * program.groupCount + 2)
        let bits = program.hasBackReferences ? 0 : program.splitCount * (text.count + 1)
        visited = [UInt64](repeating: 0, count: (bits + 63) / 64)
    }

    /// Looks for the first match from a place on; the places of its groups are in ``places`` then.
    ///
    /// - Returns: whether there is one; `nil` when it gave up.
    mutating func find(from start: Int) -> Bool? {
        if start > 0 { for index in visited.indices { visited[index] = 0 } }
        var start = start
        while start <= text.count {
            if let firstBytes = program.firstBytes {
                while start < text.count, !firstBytes[Int(text[start])] { start += 1 }
                if start == text.count { return false }
            }
            if run(from: start) { return true }
            if effort > Self.maximumEffort { return nil }
            start += start < text.count ? scalar(at: start).length : 1
        }
        return false
    }

    private mutating func run(from start: Int) -> Bool {
        for index in places.indices { places[index] = -1 }
        waiting.append(.step(0, at: start))
        while let choice = waiting.popLast() {
            switch choice {
            case .restore(let index, let place): places[index] = place
            case .step(let step, let place):
                if follow(step, place) {
                    waiting.removeAll(keepingCapacity: true)
                    return true
                }
                if effort > Self.maximumEffort {
                    waiting.removeAll(keepingCapacity: true)
                    return false
                }
            }
        }
        return false
    }

    /// Goes on until it matches or gets stuck.
    private mutating func follow(_ step: Int, _ place: Int) -> Bool {
        var (step, place) = (step, place)
        while true {
            switch program.steps[step] {
            case .one(let expected):
                guard let length = take(at: place, { $0 == expected }) else { return false }
                place += length
                step += 1
            case .any:
                guard let length = take(at: place, { _ in true }) else { return false }
                place += length
                step += 1
            case .anyInLine:
                guard let length = take(at: place, { $0 != "\n" && $0 != "\r" }) else { return false }
                place += length
                step += 1
            case .oneOf(let index):
                guard let length = take(at: place, { program.classes[index].contains($0) }) else {
                    return false
                }
                place += length
                step += 1
            case .split(let first, let second, let number):
                guard visit(number, place) else { return false }
                waiting.append(.step(second, at: place))
                step = first
            case .jump(let target): step = target
            case .save(let index):
                waiting.append(.restore(index, to: places[index]))
                places[index] = place
                step += 1
            case .start:
                guard place == 0 else { return false }
                step += 1
            case .end:
                guard place == text.count else { return false }
                step += 1
            case .lineStart:
                // The line end at the very end begins no other line.
                guard place == 0 || text[place - 1] == UInt8(ascii: "\n") && place < text.count else {
                    return false
                }
                step += 1
            case .lineEnd:
                guard place == text.count || text[place] == UInt8(ascii: "\n") else { return false }
                step += 1
            case .backReference(let group):
                guard let length = repeated(group, at: place) else { return false }
                place += length
                step += 1
            case .match: return true
            }
        }
    }

    /// - Returns: whether it is the first time.
    private mutating func visit(_ number: Int, _ place: Int) -> Bool {
        if program.hasBackReferences {
            effort += 1
            return effort <= Self.maximumEffort
        }
        let bit = number * (text.count + 1) + place
        let mask: UInt64 = 1 << UInt64(bit & 63)
        guard visited[bit >> 6] & mask == 0 else { return false }
        visited[bit >> 6] |= mask
        return true
    }

    /// How long the character at a place is, if it passes a test.
    @inline(__always)
    private func take(at place: Int, _ test: (Unicode.Scalar) -> Bool) -> Int? {
        guard place < text.count else { return nil }
        let (scalar, length) = scalar(at: place)
        return test(scalar) ? length : nil
    }

    @inline(__always)
    private func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = UInt32(text[place])
        if lead < 0x80 { return (Unicode.Scalar(text[place]), 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = lead & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(text[place + offset]) & 0x3F }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// How long what a group matched is where it stands again; a group that matched nothing is empty.
    private func repeated(_ group: Int, at place: Int) -> Int? {
        let (start, end) = (places[2 * group], places[2 * group + 1])
        guard start >= 0, end >= start else { return 0 }
        let ignoresCase = program.flags.contains(.ignoringCase)
        var (old, new) = (start, place)
        while old < end {
            guard new < text.count else { return nil }
            let (a, b) = (scalar(at: old), scalar(at: new))
            guard a.scalar == b.scalar || ignoresCase && a.scalar.caseVariants.contains(b.scalar) else {
                return nil
            }
            old += a.length
            new += b.length
        }
        return new - place
    }
}
