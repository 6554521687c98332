import Foundation

/// What goes wrong while a browser is driven.
package struct BrowserError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// The conversation with a browser: the Chrome DevTools Protocol over a pair of pipes, one JSON object after another, with a
/// zero byte behind each.
///
/// https://chromedevtools.github.io/devtools-protocol/
actor DevTools {
    /// Something that happened in a page.
    struct Event: Sendable {
        let method: String
        let parameters: ScriptValue
    }

    private let input: FileHandle
    private var last = 0
    private var waiting: [Int: CheckedContinuation<ScriptValue, any Error>] = [:]
    private var events: [String: [Event]] = [:]
    private var isEnded = false
    /// How long the browser may take for an answer.
    private static let patience = Duration.seconds(180)

    init(input: FileHandle, output: FileHandle) {
        self.input = input
        // A browser that has ended is an error of the one test, not the end of all.
        signal(SIGPIPE, SIG_IGN)
        let (messages, sink) = AsyncStream.makeStream(of: Data.self)
        // Reading waits, for which a task has no time.
        Thread.detachNewThread {
            var rest = Data()
            while true {
                let data = output.availableData
                if data.isEmpty { break }
                rest += data
                while let end = rest.firstIndex(of: 0) {
                    sink.yield(Data(rest[..<end]))
                    rest = Data(rest[(end + 1)...])
                }
            }
            sink.finish()
        }
        Task { [weak self] in
            for await message in messages { await self?.receive(message) }
            await self?.end()
        }
    }

    /// Has the browser do something, and returns its answer.
    ///
    /// - Parameter session: the page that is meant; the browser as a whole without one.
    func send(
        _ method: String, _ parameters: ScriptValue = [:], session: String? = nil
    ) async throws -> ScriptValue {
        last += 1
        let id = last
        var message: [String: ScriptValue] = [
            "id": .number(Double(id)), "method": .string(method), "params": parameters,
        ]
        message["sessionId"] = session.map(ScriptValue.string)
        let data = try JSONEncoder().encode(message) + [0]
        guard !isEnded else { throw BrowserError("\(method): the browser has ended") }
        let clock = Task {
            try await Task.sleep(for: Self.patience)
            answer(id, .failure(BrowserError("\(method): no answer from the browser")))
        }
        defer { clock.cancel() }
        return try await withCheckedThrowingContinuation { continuation in
            waiting[id] = continuation
            do { try input.write(contentsOf: data) } catch { answer(id, .failure(error)) }
        }
    }

    /// All that has happened in a page so far.
    func events(of session: String) -> [Event] { events[session] ?? [] }

    private func receive(_ data: Data) {
        guard let message = try? JSONDecoder().decode(ScriptValue.self, from: data) else { return }
        if let id = message["id"].number {
            let failure = message["error"]["message"].string
            answer(
                Int(id), failure.map { .failure(BrowserError($0)) } ?? .success(message["result"]))
        } else if let method = message["method"].string, let session = message["sessionId"].string {
            events[session, default: []].append(Event(method: method, parameters: message["params"]))
            if method == "Page.javascriptDialogOpening" {
                // The page waits for it, and so would everyone else.
                Task {
                    try await send("Page.handleJavaScriptDialog", ["accept": false], session: session)
                }
            }
        }
    }

    private func answer(_ id: Int, _ result: Result<ScriptValue, any Error>) {
        waiting.removeValue(forKey: id)?.resume(with: result)
    }

    private func end() {
        isEnded = true
        for id in Array(waiting.keys) { answer(id, .failure(BrowserError("the browser has ended"))) }
    }
}
