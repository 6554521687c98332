import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A process of its own in which large graphs are drawn, for Graphviz cannot be told to stop, and may crash.
///
/// The program that draws is any that calls ``DrawingWorker/serve()`` and nothing else when it is started with the arguments
/// given here; the command's is `entente draw`.
public struct DrawingWorker: Sendable {
    /// The path of the program.
    public var executable: String
    public var arguments: [String]
    /// How long one drawing may take, in seconds.
    public var timeLimit: Double

    public init(executable: String, arguments: [String], timeLimit: Double = 60) {
        self.executable = executable
        self.arguments = arguments
        self.timeLimit = timeLimit
    }

    /// Draws in the process, and stops it when the time is over.
    func run(_ job: DrawingJob) async throws(DiagramError) -> Data {
        do {
            let input = try Self.file(with: JSONEncoder().encode(job))
            let (executable, arguments, timeLimit) = (executable, arguments, timeLimit)
            return try await withThrowingTaskGroup(of: Data.self) { group in
                group.addTask {
                    let result = try await Subprocess.run(
                        .path(FilePath(executable)), arguments: Arguments(arguments),
                        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                        output: .data(limit: 1 << 30), error: .string(limit: 1 << 16))
                    guard case .exited(0) = result.terminationStatus else {
                        let message = Text.clean(result.standardError)
                        throw DiagramError.worker(message.isEmpty ? "\(result.terminationStatus)" : message)
                    }
                    return result.standardOutput
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(timeLimit))
                    throw DiagramError.timeLimit(timeLimit)
                }
                defer { group.cancelAll() }
                return try await group.next() ?? Data()
            }
        } catch let error as DiagramError {
            throw error
        } catch {
            throw .worker("\(error)")
        }
    }

    /// A file that nobody else sees and that is gone when it is closed. Not a pipe: to write to a process that has ended would
    /// end this one, too (SIGPIPE).
    private static func file(with data: Data) throws -> FileDescriptor {
        let path = FilePath(
            FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)").path)
        let file = try FileDescriptor.open(
            path, .readWrite, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
        do {
            try FileManager.default.removeItem(atPath: path.string)
            try file.writeAll(data)
            try file.seek(offset: 0, from: .start)
            return file
        } catch {
            try? file.close()
            throw error
        }
    }

    /// What the process does: reads a job from standard input, draws, and writes the picture to standard output.
    public static func serve() throws {
        let job = try JSONDecoder().decode(
            DrawingJob.self, from: FileHandle.standardInput.readToEnd() ?? Data())
        try FileHandle.standardOutput.write(contentsOf: job.run())
    }
}
