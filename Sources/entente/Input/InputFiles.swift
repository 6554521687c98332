import Articles
import Foundation

/// An input that could not be read, and why.
struct InputProblem: Error {
    let path: String
    let message: String
    var isMissing = false
}

/// Which files a command reads.
enum InputKind {
    case articles
    /// Words that are given.
    case conllu

    /// Endings of the files that are read in folders, without the dot.
    var endings: Set<String> {
        switch self {
        case .articles: Set(ArticleFormat.allCases.flatMap(\.fileExtensions) + ["jsonl", "ndjson"])
        case .conllu: ["conllu"]
        }
    }

    /// The files as messages call them.
    var description: String {
        switch self {
        case .articles: ".txt, .md, .html or .jsonl file"
        case .conllu: ".conllu file"
        }
    }

    /// Why a file that is named itself is not read, by its ending.
    func refusal(_ ending: String) -> String? {
        guard self == .articles, !ending.isEmpty, !endings.contains(ending.lowercased()) else { return nil }
        let advice =
            InputKind.conllu.endings.contains(ending.lowercased())
            ? "entente analyze --tokenized reads it" : "save the article's text as .txt"
        return "articles are read from .txt, .md, .html and .jsonl, not from .\(ending); \(advice)"
    }
}

/// The files behind what a command was given, in order: files, folders of them and standard input.
struct InputFiles {
    enum Source {
        case standardInput
        case file(URL)

        /// What messages call it.
        var path: String {
            switch self {
            case .standardInput: "standard input"
            case .file(let file): file.relativePath
            }
        }

        /// Where it lies, whatever the working folder is.
        var origin: String? {
            switch self {
            case .standardInput: nil
            case .file(let file): file.standardizedFileURL.path
            }
        }

        /// The file's name without the ending.
        var id: String {
            switch self {
            case .standardInput: "stdin"
            case .file(let file): file.deletingPathExtension().lastPathComponent
            }
        }

        /// The ending of the file's name in small letters, without the dot.
        var ending: String {
            switch self {
            case .standardInput: ""
            case .file(let file): file.pathExtension.lowercased()
            }
        }

        func data() throws(InputProblem) -> Data {
            guard case .file(let file) = self else { return StandardInput.data }
            if let data = Pipes.data(at: file.path) { return data }
            do {
                return try Data(contentsOf: file, options: .mappedIfSafe)
            } catch {
                throw InputProblem(path: path, message: reason(error))
            }
        }
    }

    private(set) var sources: [Source] = []
    private(set) var problems: [InputProblem] = []
    /// The size of the files; standard input counts nothing.
    private(set) var bytes = 0

    init(_ inputs: [String], kind: InputKind) {
        for input in inputs {
            guard input != "-" else {
                sources.append(.standardInput)
                continue
            }
            do throws(InputProblem) {
                for file in try Self.files(at: input, kind: kind) {
                    sources.append(.file(file))
                    bytes += (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
                }
            } catch {
                problems.append(error)
            }
        }
    }

    private static func files(at path: String, kind: InputKind) throws(InputProblem) -> [URL] {
        let url = URL(fileURLWithPath: path)
        var isFolder: ObjCBool = false
        guard !path.isEmpty, FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw InputProblem(path: path, message: "no such file or folder", isMissing: true)
        }
        guard isFolder.boolValue else {
            if let refusal = kind.refusal(url.pathExtension) {
                throw InputProblem(path: path, message: refusal)
            }
            return [url]
        }
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
        } catch {
            throw InputProblem(path: path, message: reason(error))
        }
        let files = names.filter { name in
            let ending = URL(fileURLWithPath: name).pathExtension.lowercased()
            return !name.split(separator: "/").contains { $0.hasPrefix(".") }
                && kind.endings.contains(ending)
        }
        guard !files.isEmpty else {
            throw InputProblem(path: path, message: "the folder holds no \(kind.description)")
        }
        return files.map { url.appendingPathComponent($0) }
    }
}

/// Standard input, read once.
enum StandardInput {
    static let data = Pipes.rest(of: STDIN_FILENO)
}

/// What is read from beginning to end, and has no size.
enum Pipes {
    /// What comes out of a pipe that has a name, such as that of the shell's `<(…)`; nil of everything else.
    static func data(at path: String) -> Data? {
        var information = stat()
        guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFIFO else { return nil }
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return rest(of: descriptor)
    }

    static func rest(of descriptor: Int32) -> Data {
        // Foundation's reading ends the process when a signal, such as that of going on after a stop, interrupts it.
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                return data
            }
            data.append(contentsOf: buffer[..<count])
        }
    }
}
