import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import Explorer

struct LogTests {
    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        func add(_ line: String) { lines.withLock { $0.append(line) } }
        var all: [String] { lines.withLock { $0 } }
    }

    private func lines(_ level: Logger.Level, isPlain: Bool = false, _ path: String) async throws -> [String]
    {
        let lines = Lines()
        var handler = LineLogHandler(isPlain: isPlain, write: lines.add)
        handler.logLevel = level
        let logger = Logger(label: "test") { [handler] _ in handler }
        let store = try TestStore([Documents.talks])
        _ = try await store.explorer(logger: logger).application().test(.router) { client in
            try await client.execute(uri: path, method: .get)
        }
        return lines.all
    }

    @Test func aLineARequest() async throws {
        let all = try await lines(.info, "/sparql?query=ASK%7B%7D")
        #expect(all.count == 1)
        let line = try #require(all.first)
        #expect(line.hasSuffix("}\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["time", "level", "event", "method", "path", "status", "ms", "bytes"])
        #expect(object["path"] as? String == "/sparql")
        #expect(object["status"] as? Int == 200)
        #expect(object["bytes"] as? Int == "{\"head\": {}, \"boolean\": true}\n".utf8.count)
    }

    @Test func queriesOnlyWhereAskedFor() async throws {
        #expect(!(try await lines(.info, "/api/search?q=secret").joined().contains("secret")))
        #expect(try await lines(.debug, "/api/search?q=secret").joined().contains("secret"))
        #expect(try await lines(.debug, "/sparql?query=ASK%7B%7D").joined().contains("ASK{}"))
        #expect(try await lines(.error, "/health") == [])
    }

    @Test func linesStayLines() async throws {
        let lines = Lines()
        for isPlain in [false, true] {
            let logger = Logger(label: "test") { _ in LineLogHandler(isPlain: isPlain, write: lines.add) }
            logger.info("request", metadata: ["path": "a\n\u{1B}[2Jb\"", "ms": .stringConvertible(1.5)])
        }
        for line in lines.all {
            #expect(line.dropLast().allSatisfy { !$0.isNewline } && line.hasSuffix("\n"))
            #expect(!line.contains("\u{1B}"))
        }
        #expect(lines.all[0].contains("\"ms\":1.5"))
    }
}
