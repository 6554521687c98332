import Foundation
import GraphStore
import Testing

/// The command is killed while it fills a store, again and again until the store is complete, and then anew:
/// `ENTENTE_KILLS` times, 20 if that is not set.
@Suite("Killed while it writes")
struct KillTests {
    private static let kills = ProcessInfo.processInfo.environment["ENTENTE_KILLS"].flatMap { Int($0) } ?? 20

    @Test("The store holds what was reported, and the next run completes it")
    func kill() throws {
        let folder = try TemporaryFolder()
        let articles = folder.url.appendingPathComponent("articles")
        let ids = try StoredArticles.write(40, into: articles)
        let whole = folder.path("whole.db")
        let start = DispatchTime.now().uptimeNanoseconds
        let run = try Run("extract", "--into", whole, "--verbose", articles.path)
        let duration = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        #expect(run.status == 0, "\(run.error)")
        #expect(StoredArticles.reported(run.error) == ids)
        let expected = try StoredArticles.content(whole)
        #expect(expected.articles.map(\.id) == ids)

        var random = SystemRandomNumberGenerator()
        var killed = 0
        var stores = 0
        var beyond = 0
        while killed < Self.kills {
            let path = folder.path("store-\(stores).db")
            stores += 1
            var stored: [String] = []
            while true {
                // Anywhere in the run, or at a moment after some article was reported: many a run does little but load.
                let moment: KilledRun.Moment =
                    killed % 3 == 0
                    ? .seconds(Double.random(in: 0...duration, using: &random))
                    : .articles(
                        Int.random(in: 0...max(1, (ids.count - stored.count) / 3), using: &random),
                        thenSeconds: Double.random(in: 0...0.01, using: &random))
                let run = try KilledRun(
                    ["extract", "--into", path, "--verbose", articles.path], moment, folder: folder)
                let place: Comment = "kill \(killed), store \(stores): \(run.error)"
                stored += StoredArticles.reported(run.error)
                if run.wasKilled { killed += 1 }
                let found = try check(path, stored, ids, place)
                beyond += found.count - stored.count
                stored = found
                guard run.wasKilled, killed < Self.kills else { break }
            }
            let rest = try Run("extract", "--into", path, "--verbose", articles.path)
            #expect(rest.status == 0, "\(rest.error)")
            #expect(stored + StoredArticles.reported(rest.error) == ids, "\(rest.error)")
            #expect(try StoredArticles.content(path) == expected, "store \(stores)")
        }
        print("killed \(killed) times, \(stores) stores, \(beyond) articles stored whose report was cut off")
    }

    /// The articles of a store after a kill: those reported, and at most those of one transaction more, which it was about to
    /// report.
    private func check(
        _ path: String, _ reported: [String], _ ids: [String], _ place: Comment
    ) throws -> [String] {
        let store: GraphStore
        do {
            store = try GraphStore(path, .readOnly)
        } catch {
            // Stopped before there were tables to put anything into.
            #expect(error.kind == .missing && reported.isEmpty, place)
            return []
        }
        #expect(try store.damages() == [], place)
        let found = try store.articles().map(\.id)
        #expect(found.starts(with: reported) && found.count <= reported.count + 16, place)
        #expect(ids.starts(with: found), place)
        return found
    }
}

/// A run of the command that is ended by SIGKILL, unless it ends before.
private struct KilledRun {
    enum Moment {
        /// After its start.
        case seconds(Double)
        /// After as many articles were reported.
        case articles(Int, thenSeconds: Double)
    }

    let error: String
    let wasKilled: Bool

    init(_ arguments: [String], _ moment: Moment, folder: TemporaryFolder) throws {
        let process = Process()
        process.executableURL = try Run.executable()
        process.arguments = arguments
        let log = try folder.write("log", Data())
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        switch moment {
        case .seconds(let seconds): usleep(UInt32(seconds * 1e6))
        case .articles(let count, let seconds):
            var reported = 0
            while process.isRunning, reported < count {
                reported = StoredArticles.reported(try String(contentsOf: log, encoding: .utf8)).count
                usleep(100)
            }
            usleep(UInt32(seconds * 1e6))
        }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        wasKilled = process.terminationReason == .uncaughtSignal
        error = try String(contentsOf: log, encoding: .utf8)
        if !wasKilled { #expect(process.terminationStatus == 0, "\(error)") }
    }
}
