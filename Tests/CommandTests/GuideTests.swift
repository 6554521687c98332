import Foundation
import Testing

/// The commands of a guide and what they show. With `ENTENTE_GUIDE=write` the guide is written anew.
@Suite("Guides")
struct GuideTests {
    @Test(
        "Every command of a guide shows what the page says",
        arguments: [("docs/questions.md", 20), ("docs/explaining.md", 2)])
    func guides(name: String, least: Int) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appendingPathComponent(name)
        let text = try String(contentsOf: page, encoding: .utf8)
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("Examples"),
            withDestinationURL: root.appendingPathComponent("Examples"))
        let guide = Guide(text)
        let commands = guide.parts.compactMap { if case .command(let command) = $0 { command } else { nil } }
        #expect(commands.count >= least)
        var shown: [String] = []
        for command in commands {
            let output = try Terminal.run(command.text, in: folder.url)
            if ProcessInfo.processInfo.environment["ENTENTE_GUIDE"] != "write" {
                #expect(output == command.output, "\(command.text)")
            }
            shown.append(output)
        }
        if ProcessInfo.processInfo.environment["ENTENTE_GUIDE"] == "write" {
            try guide.text(showing: shown).write(to: page, atomically: true, encoding: .utf8)
        }
    }
}

/// A page in Markdown whose `console` blocks have commands, each behind `$ `, and what they show.
struct Guide {
    struct Command {
        var text: String
        var output: String
    }

    enum Part {
        case line(String)
        case command(Command)
    }

    private(set) var parts: [Part] = []

    init(_ text: String) {
        var isConsole = false
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = lines.popFirst() {
            if isConsole, line.hasPrefix("$ ") {
                var command = String(line.dropFirst(2))
                while Self.isOpen(command), let more = lines.popFirst() { command += "\n" + more }
                var output: [String] = []
                while let next = lines.first, !next.hasPrefix("$ "), next != "```" {
                    output.append(next)
                    lines.removeFirst()
                }
                parts.append(.command(Command(text: command, output: output.joined(separator: "\n"))))
                continue
            }
            isConsole = line == "```console" || isConsole && line != "```"
            parts.append(.line(line))
        }
    }

    /// Whether a quotation is open, or the line goes on.
    private static func isOpen(_ command: String) -> Bool {
        var quote: Character?
        for character in command where character == "'" || character == "\"" {
            if quote == nil { quote = character } else if quote == character { quote = nil }
        }
        return quote != nil || command.hasSuffix("\\")
    }

    func text(showing outputs: [String]) -> String {
        var outputs = outputs[...]
        return parts.map { part in
            switch part {
            case .line(let line): line
            case .command(let command):
                "$ " + command.text + (outputs.popFirst().map { $0.isEmpty ? "" : "\n" + $0 } ?? "")
            }
        }.joined(separator: "\n")
    }
}

/// A terminal without a person.
enum Terminal {
    /// What a shell's command shows: standard output, which is a terminal, then standard error, which is none, so that no
    /// bar is drawn. Lines have no spaces at their ends.
    static func run(_ command: String, in folder: URL, columns: UInt16 = 100) throws -> String {
        var (main, side) = (Int32(-1), Int32(-1))
        var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        let isOpen = openpty(&main, &side, nil, nil, &size) == 0
        try #require(isOpen)
        var mode = termios()
        tcgetattr(side, &mode)
        cfmakeraw(&mode)
        tcsetattr(side, TCSANOW, &mode)
        // Whoever else is started meanwhile must not hold it open.
        _ = fcntl(main, F_SETFD, FD_CLOEXEC)
        _ = fcntl(side, F_SETFD, FD_CLOEXEC)

        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["NO_COLOR"] = "1"
        environment["COLUMNS"] = nil
        let path = try Run.executable().deletingLastPathComponent().path
        environment["PATH"] = path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
        process.environment = environment
        let errors = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-\(UUID().uuidString)")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(fileDescriptor: side, closeOnDealloc: false)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        close(side)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            // The end is an error on Linux: nobody holds the other side any more.
            let count = read(main, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        close(main)
        process.waitUntilExit()
        bytes += try Data(contentsOf: errors)
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let trimmed = lines.map { String($0.reversed().drop { $0 == " " || $0 == "\r" }.reversed()) }
        return trimmed.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
}
