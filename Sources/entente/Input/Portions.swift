/// Reads what a command was given, item by item.
protocol InputReader {
    associatedtype Item

    /// The next item of all inputs, or nil at the end.
    mutating func next() -> Item?
    /// What could not be read so far and has not been reported yet.
    var problems: [InputProblem] { get set }
    /// About how many bytes of text an item has.
    func size(of item: Item) -> Int
    /// How much of the inputs has been read.
    var bytesRead: Int { get }
    /// How much there is to read, as far as is known.
    var bytes: Int { get }
}

/// Divides the items of a reader into portions, so that any number of them takes the memory of a few.
struct Portions {
    /// Threads that are to have enough to do with a portion.
    let jobs: Int
    let quiet: Bool

    /// Some ten thousand words, in which the few that a thread waits for the others do not count.
    private static let bytesPerThread = 65_536

    /// Does a piece of work on each portion, in order; shows how far it has got and names what cannot be read.
    ///
    /// - Parameters:
    ///   - tool: Makes what the work needs, once there is something to do.
    ///   - work: The work on a portion, which has at least one item.
    /// - Returns: Whether there was anything that could not be read.
    /// - Throws: ``Failure`` when nothing at all could be read, and what `tool` and `work` throw.
    func forEach<Reader: InputReader, Tool>(
        of reader: inout Reader, with tool: () throws -> Tool,
        do work: (Tool, [Reader.Item]) async throws -> Void
    ) async throws -> Bool {
        let bar = ProgressBar(quiet: quiet)
        var hadProblems = false
        var hadOnlyMissing = true
        var loaded: Tool?
        while true {
            let portion = portion(of: &reader)
            if !reader.problems.isEmpty {
                bar.clear()
                for problem in reader.problems { Console.error("\(problem.path): \(problem.message)") }
                hadProblems = true
                hadOnlyMissing = hadOnlyMissing && reader.problems.allSatisfy(\.isMissing)
                reader.problems = []
            }
            guard !portion.isEmpty else { break }
            let tool = try loaded ?? tool()
            loaded = tool
            try await work(tool, portion)
            bar.update(reader.bytesRead, of: reader.bytes)
        }
        bar.clear()
        guard loaded != nil else {
            throw Failure(message: "nothing to read", exitCode: hadOnlyMissing ? 2 : 1)
        }
        return hadProblems
    }

    private func portion<Reader: InputReader>(of reader: inout Reader) -> [Reader.Item] {
        var items: [Reader.Item] = []
        var size = 0
        while size < jobs * Self.bytesPerThread, let item = reader.next() {
            items.append(item)
            size += reader.size(of: item)
        }
        return items
    }
}
