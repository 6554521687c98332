import CGraphviz
import Foundation

/// The one way to libgraphviz, which is not thread safe: every call runs on one thread of this process.
///
/// The thread has a large stack, for the library recurses over its input, and owns the one context. Jobs wait
/// for their turn in the order in which they come.
enum Graphviz {
    /// Runs a job on the thread of the library and waits for it.
    static func run<Value: Sendable>(
        _ job: @escaping @Sendable (GraphvizSession) throws(DiagramError) -> Value
    ) throws(DiagramError) -> Value {
        let answer = Answer<Value>()
        worker.submit { session in
            answer.set(
                Result { () throws(DiagramError) -> Value in
                    try session.check()
                    return try job(session)
                })
        }
        return try answer.wait().get()
    }

    private static let worker = GraphvizWorker(stackSize: 256 << 20)
}

/// Where the thread of the library leaves its answer; the semaphore orders the one write before the one read.
private final class Answer<Value: Sendable>: @unchecked Sendable {
    private let isThere = DispatchSemaphore(value: 0)
    private var value: Result<Value, DiagramError>?

    func set(_ value: Result<Value, DiagramError>) {
        self.value = value
        isThere.signal()
    }

    func wait() -> Result<Value, DiagramError> {
        isThere.wait()
        return value ?? .failure(.graphviz(stage: .layout, message: "it gave no answer"))
    }
}

/// A thread that works through a queue of jobs; the condition guards the queue.
private final class GraphvizWorker: @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [@Sendable (GraphvizSession) -> Void] = []

    init(stackSize: Int) {
        let thread = Thread { [self] in
            let session = GraphvizSession()
            while true { next()(session) }
        }
        thread.stackSize = stackSize
        thread.name = "entente.graphviz"
        thread.start()
    }

    func submit(_ job: @escaping @Sendable (GraphvizSession) -> Void) {
        condition.lock()
        jobs.append(job)
        condition.signal()
        condition.unlock()
    }

    private func next() -> @Sendable (GraphvizSession) -> Void {
        condition.lock()
        defer { condition.unlock() }
        while jobs.isEmpty { condition.wait() }
        return jobs.removeFirst()
    }
}

/// The context of the library, on its own thread. It never leaves it, and is never freed.
final class GraphvizSession {
    private let context: OpaquePointer?
    private let missing: [String]

    fileprivate init() {
        agseterrf(collectMessage)
        context = gvContext()
        var missing: [String] = []
        for (kind, names) in [
            ("layout", ["dot", "neato", "nop", "sfdp"]), ("textlayout", ["textlayout"]),
        ] {
            let present = context.map { Self.plugins($0, kind: kind) } ?? []
            missing += names.filter { !present.contains($0) }.map { "\(kind):\($0)" }
        }
        self.missing = missing
    }

    fileprivate func check() throws(DiagramError) {
        guard missing.isEmpty else { throw .missingPlugins(missing) }
    }

    /// Reads a graph, lays it out, and hands it over while the layout stands.
    func withLayout<Value>(
        of dot: String, engine: String, _ body: (LaidOut) throws(DiagramError) -> Value
    ) throws(DiagramError) -> Value {
        Messages.shared.clear()
        guard let context else { throw .missingPlugins(["context"]) }
        guard let graph = entente_read(dot) else { throw error(.reading) }
        defer { agclose(graph) }
        guard entente_layout(context, graph, engine) == 0 else { throw error(.layout) }
        defer { gvFreeLayout(context, graph) }
        if Messages.shared.hasError { throw error(.layout) }
        return try body(LaidOut(context: context, graph: graph))
    }

    private func error(_ stage: DiagramError.Stage) -> DiagramError {
        .graphviz(stage: stage, message: Messages.shared.text)
    }

    private static func plugins(_ context: OpaquePointer, kind: String) -> Set<String> {
        var count: Int32 = 0
        guard let list = gvPluginList(context, kind, &count, nil) else { return [] }
        defer { free(list) }
        var names = Set<String>()
        for index in 0..<Int(count) {
            guard let name = list[index] else { continue }
            names.insert(String(cString: name))
            free(name)
        }
        return names
    }
}

/// A graph while its layout stands.
struct LaidOut {
    fileprivate let context: OpaquePointer
    fileprivate let graph: UnsafeMutablePointer<Agraph_t>

    /// Writes the positions into the attributes of nodes and edges, for ``nodes(_:)`` and ``edges(_:)``.
    func attachPositions() { attach_attrs(graph) }

    /// The values of attributes for each node by its name.
    func nodes(_ attributes: [String]) -> [String: [String]] {
        var result: [String: [String]] = [:]
        var node = agfstnode(graph)
        while let current = node {
            if let name = agnameof(current) {
                result[String(cString: name)] = attributes.map { value($0, of: current) }
            }
            node = agnxtnode(graph, current)
        }
        return result
    }

    /// The values of attributes for each edge, by the value of its attribute `id`.
    func edges(_ attributes: [String]) -> [String: [String]] {
        var result: [String: [String]] = [:]
        var node = agfstnode(graph)
        while let current = node {
            var edge = agfstout(graph, current)
            while let one = edge {
                result[value("id", of: one)] = attributes.map { value($0, of: one) }
                edge = agnxtout(graph, one)
            }
            node = agnxtnode(graph, current)
        }
        return result
    }

    /// The box of a cluster by its number, as Graphviz writes it.
    func bounds(cluster number: Int) -> String? {
        entente_subgraph(graph, "cluster_\(number)").map { value("bb", of: $0) }
    }

    private func value(_ attribute: String, of object: UnsafeMutableRawPointer) -> String {
        entente_get(object, attribute).map { String(cString: $0) } ?? ""
    }
}

/// What the library complains of. Its messages come in pieces, warnings among them.
private final class Messages: @unchecked Sendable {
    static let shared = Messages()
    private let lock = NSLock()
    private var pieces = ""

    func append(_ piece: String) { lock.withLock { if pieces.utf8.count < 4096 { pieces += piece } } }
    func clear() { lock.withLock { pieces = "" } }
    var hasError: Bool { lock.withLock { pieces.contains("Error: ") } }
    var text: String {
        let text = Text.clean(lock.withLock { pieces })
        return text.isEmpty ? "it gave no reason" : text
    }
}

private func collectMessage(_ piece: UnsafeMutablePointer<CChar>?) -> Int32 {
    if let piece { Messages.shared.append(String(cString: piece)) }
    return 0
}
