import Foundation
import GraphStore

// questions STORE [ROUNDS]: asks a store what the explorer does, each ROUNDS times (20) after once that is not counted, and
// writes the median and the longest time in milliseconds, and how much was found.

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
    FileHandle.standardError.write(Data("questions STORE [ROUNDS]\n".utf8))
    exit(2)
}
let rounds = max(1, arguments.count > 2 ? Int(arguments[2]) ?? 20 : 20)
let store = try GraphStore(arguments[1], .readOnly, readers: 4)

func measure(_ name: String, _ body: () throws -> String) throws {
    func run() throws -> (milliseconds: Double, found: String) {
        let start = DispatchTime.now().uptimeNanoseconds
        let found = try body()
        return (Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6, found)
    }
    let found = try run().found
    let times = try (0..<rounds).map { _ in try run().milliseconds }.sorted()
    let figures = [times[rounds / 2], times[rounds - 1]].map { String(format: "%8.1f", $0) }.joined()
    print("\(name.padding(toLength: 36, withPad: " ", startingAt: 0))\(figures)  \(found)")
}

func size(_ part: GraphStore.Neighbourhood?) -> String {
    guard let part else { return "nothing" }
    return "\(part.graph.entities.count) entities, \(part.graph.relations.count) relations, "
        + "\(part.graph.relations.map(\.evidence.count).reduce(0, +)) pieces"
}

try measure("totals") {
    let totals = try store.totals()
    return "\(totals.entities) entities, \(totals.relations) relations, \(totals.documents) documents"
}
for limit in [60, 200] { try measure("overview of \(limit)") { size(try store.overview(limit: limit)) } }
let overview = try store.overview(limit: 60)
let ranked = overview.degrees.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
for (id, degree) in [ranked[0], ranked[ranked.count / 2]] {
    try measure("neighbours of one with \(degree)") { size(try store.neighbours(of: id, limit: 60)) }
    try measure("  from the \(degree / 2)th") {
        size(try store.neighbours(of: id, limit: 60, offset: degree / 2))
    }
}
// The name of somebody in the middle, and words of a sentence, as they are typed.
let name = overview.graph.entities[overview.graph.entities.count / 2].name
let sentence = overview.graph.relations.flatMap(\.evidence).first { !$0.sentence.isEmpty }?.sentence ?? ""
let words = sentence.split(separator: " ").prefix(2).map(String.init)
for text in [1, 2, 3, 5].map({ String(name.prefix($0)) }) + [name] + words + [words.joined(separator: " ")] {
    try measure("search for \(text)") {
        let hits = try store.search(text, limit: 20)
        return "\(hits.entities.count) entities, \(hits.sentences.count) sentences"
    }
}
