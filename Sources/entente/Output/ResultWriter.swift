import Foundation

/// Takes results bit by bit. A file gets all of them when they are finished, or nothing.
///
/// What has been written so far is in a file without a name: nothing is left of it if the program ends early,
/// however that happens.
final class ResultWriter {
    private let handle: FileHandle
    /// The file to be; nil where bytes go directly to where they belong.
    private let target: URL?
    /// What messages call it; nil for standard output.
    private let path: String?

    /// A writer to standard output.
    init() {
        handle = .standardOutput
        target = nil
        path = nil
    }

    /// - Throws: ``Failure`` if the file cannot be written.
    init(_ file: URL) throws {
        path = file.relativePath
        do {
            switch Self.mode(of: file).map({ $0 & S_IFMT }) {
            case nil, S_IFREG:
                let url = file.resolvingSymlinksInPath()
                handle = try Self.createUnnamed(in: url.deletingLastPathComponent())
                target = url
            case S_IFDIR: throw POSIXError(.EISDIR)
            default:
                // A device or a pipe, which must not be replaced.
                handle = try FileHandle(forWritingTo: file)
                target = nil
            }
        } catch {
            throw Self.failure(file.relativePath, error)
        }
    }

    /// Whether the results themselves show how far the work has got.
    var isTerminal: Bool { path == nil && Console.isTerminal(STDOUT_FILENO) }

    func write(_ text: String) throws { try write(Data(text.utf8)) }

    func write(_ data: Data) throws {
        guard let path else { return Console.write(data, to: .standardOutput) }
        do { try handle.write(contentsOf: data) } catch { throw Self.failure(path, error) }
    }

    /// Gives the file its name, in place of one that has it.
    func finish() throws { try Self.finish([self]) }

    /// Gives several files their names once all of them are complete.
    static func finish(_ writers: [ResultWriter]) throws {
        var hidden: [(writer: ResultWriter, name: URL)] = []
        do {
            for writer in writers {
                guard let target = writer.target else { continue }
                hidden.append((writer, hiddenName(beside: target)))
                try writer.complete(hidden[hidden.count - 1].name, replacing: target)
            }
            for (writer, name) in hidden { try writer.rename(name) }
        } catch {
            for (_, name) in hidden { try? FileManager.default.removeItem(at: name) }
            throw error
        }
    }

    /// Puts all results under a name that nobody looks at.
    private func complete(_ name: URL, replacing target: URL) throws {
        do {
            if let old = Self.mode(of: target) { fchmod(handle.fileDescriptor, old & 0o7777) }
            try give(name)
        } catch {
            throw Self.failure(path ?? target.path, error)
        }
    }

    private func rename(_ name: URL) throws {
        guard let target, Foundation.rename(name.path, target.path) != 0 else { return }
        throw Self.failure(path ?? target.path, Self.lastError)
    }

    /// What kind of file is there and who may use it, or nil if there is none; links are followed.
    private static func mode(of url: URL) -> mode_t? {
        var information = stat()
        return stat(url.path, &information) == 0 ? information.st_mode : nil
    }

    private static func mode(of handle: FileHandle) -> mode_t? {
        var information = stat()
        return fstat(handle.fileDescriptor, &information) == 0 ? information.st_mode : nil
    }

    /// A file of its own in the folder of another, that nobody looks at.
    private static func hiddenName(beside url: URL) -> URL {
        url.deletingLastPathComponent()
            .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString)")
    }

    private static func create(_ name: URL) throws -> FileHandle {
        let descriptor = open(name.path, O_RDWR | O_CREAT | O_EXCL, 0o666)
        guard descriptor >= 0 else { throw lastError }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// A new file without a name.
    private static func createUnnamed(in folder: URL) throws -> FileHandle {
        #if os(Linux)
            let descriptor = open(folder.path, O_RDWR | unnamed, 0o666)
            if descriptor >= 0 { return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true) }
        #endif
        // The file system knows no such files.
        let name = hiddenName(beside: folder.appendingPathComponent("entente"))
        let handle = try create(name)
        try FileManager.default.removeItem(at: name)
        return handle
    }

    #if os(Linux)
        /// `O_TMPFILE`, whose macro Swift does not take over.
        private static let unnamed = 0o20_000_000 | O_DIRECTORY
    #endif

    /// Gives the file a name, by a copy where it cannot be had otherwise.
    private func give(_ name: URL) throws {
        #if os(Linux)
            let own = "/proc/self/fd/\(handle.fileDescriptor)"
            if linkat(AT_FDCWD, own, AT_FDCWD, name.path, AT_SYMLINK_FOLLOW) == 0 { return }
        #endif
        let copy = try Self.create(name)
        if let mode = Self.mode(of: handle) { fchmod(copy.fileDescriptor, mode & 0o7777) }
        try handle.seek(toOffset: 0)
        while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
            try copy.write(contentsOf: part)
        }
        try copy.close()
    }

    private static var lastError: any Error { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

    private static func failure(_ path: String, _ error: any Error) -> Failure {
        Failure.work("cannot write \(path): \(reason(error))")
    }
}
