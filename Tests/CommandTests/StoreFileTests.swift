import Foundation
import GraphStore
import Testing

/// Disks that are full and places that may not be written, as the command meets them.
@Suite("Where a store may not be written")
struct StoreFileTests {
    @Test(
        "A full disk: what was reported is there, and the next run completes it", arguments: [64, 500, 1500])
    func full(kilobytes: Int) throws {
        let folder = try TemporaryFolder()
        let articles = folder.url.appendingPathComponent("articles")
        let ids = try StoredArticles.write(60, into: articles)
        let path = folder.path("store.db")
        let arguments = ["extract", "--into", path, "--verbose", articles.path]
        // The limit of a file's size stands for a disk's: the same call fails. sh counts in 512 bytes.
        let run = try Run(
            arguments, through: ["sh", "-c", "trap '' XFSZ; ulimit -f \(kilobytes * 2); exec \"$@\"", "sh"])
        #expect(run.status == 1 && run.error.contains("make room"), "\(run.error)")
        let reported = StoredArticles.reported(run.error)
        #expect(reported.count < ids.count)
        do {
            let store = try GraphStore(path, .readOnly)
            #expect(try store.damages() == [])
            #expect(try store.articles().map(\.id) == reported)
        } catch {
            #expect(error.kind == .missing && reported.isEmpty, "\(error)")
        }
        let rest = try Run(arguments)
        #expect(rest.status == 0, "\(rest.error)")
        #expect(reported + StoredArticles.reported(rest.error) == ids)
        let whole = folder.path("whole.db")
        #expect(try Run("extract", "--into", whole, articles.path).status == 0)
        #expect(try StoredArticles.content(path) == StoredArticles.content(whole))
    }

    @Test(
        "A store in a folder that may not be written is read, and refuses changes",
        .enabled(
            if: Unprivileged.isPossible, "root may write everything, and nobody cannot run the command here"))
    func readOnly() throws {
        let folder = try TemporaryFolder()
        let articles = folder.url.appendingPathComponent("articles")
        _ = try StoredArticles.write(3, into: articles)
        let path = folder.path("store.db")
        #expect(try Run("extract", "--into", path, articles.path).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let manager = FileManager.default
        defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path) }
        for (file, place) in [(0o444, 0o755), (0o444, 0o555), (0o666, 0o555)] {
            try manager.setAttributes([.posixPermissions: file], ofItemAtPath: path)
            try manager.setAttributes([.posixPermissions: place], ofItemAtPath: folder.url.path)
            let read = try Run(["stats", path], through: Unprivileged.launcher)
            #expect(read.status == 0 && read.text.hasPrefix("3 documents"), "\(read.error)")
            let more = ["extract", "--into", path, articles.path]
            let written = try Run(more, through: Unprivileged.launcher)
            #expect(written.status == 1 && written.error.contains("permissions"), "\(written.error)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        // What a killed writer left beside the file cannot be seen there, and that is said.
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
        try folder.write("store.db-wal", Data(repeating: 1, count: 5000))
        try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
        let left = try Run(["stats", path], through: Unprivileged.launcher)
        #expect(left.status == 1 && left.error.contains("store.db-wal"), "\(left.error)")
    }
}

/// A user whom permissions bind: who runs the tests, or nobody where that is root.
private enum Unprivileged {
    static var launcher: [String] {
        getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    }

    static var isPossible: Bool { (try? Run(["--version"], through: launcher).status == 0) ?? false }
}
