import Foundation
import GraphStore
import KnowledgeGraph

// ingestion STORE COUNT [COMMIT]: adds generated articles to a new store, COMMIT of them (1) in a transaction, and writes
// for each thousand their number, the processor's and the clock's seconds for it, and the store's size in MB. Making the
// articles is not counted.

func clockSeconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

/// Of all threads of this process, with what the system does for them.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let count = Int(arguments[2]), count > 0 else {
    FileHandle.standardError.write(Data("ingestion STORE COUNT [COMMIT]\n".utf8))
    exit(2)
}
let inCommit = max(1, arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1)
let path = arguments[1]
let store = try GraphStore(path, .create)
let text = String(repeating: "What an article of some 400 words has as its text, which is kept. ", count: 36)
var next = 0
while next < count {
    let end = min(next + 1000, count)
    let items = (next..<end).map { number in
        let document = Articles.document(number)
        return (
            article: GraphStore.Article(
                id: document.id, origin: "/news/\(document.id).txt", title: document.title,
                date: document.date,
                text: "\(number) \(text)"), document: document
        )
    }
    let (processor, clock) = (processorSeconds(), clockSeconds())
    for start in stride(from: 0, to: items.count, by: inCommit) {
        _ = try store.add(Array(items[start..<min(start + inCommit, items.count)]))
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let figures = [processorSeconds() - processor, clockSeconds() - clock].map { String(format: "%.3f", $0) }
    FileHandle.standardOutput.write(
        Data("\(end) \(figures.joined(separator: " ")) \(size / 1_000_000)\n".utf8))
    next = end
}
try store.close()
