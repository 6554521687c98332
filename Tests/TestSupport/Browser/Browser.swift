import Foundation

/// Chromium without a window, driven by tests.
///
/// It knows no other host than this one, so that no test reaches the network.
package final class Browser: Sendable {
    private let process: Process
    private let devTools: DevTools
    /// Its profile and what it downloads; goes with it.
    private let folder: URL

    /// The browser of the suite that has ``BrowserTrait``.
    @TaskLocal package static var current: Browser?

    /// `ENTENTE_CHROMIUM`, or Debian's.
    package static let path: String =
        ProcessInfo.processInfo.environment["ENTENTE_CHROMIUM"] ?? "/usr/bin/chromium"

    package static var exists: Bool { FileManager.default.isExecutableFile(atPath: path) }

    private init(_ process: Process, _ devTools: DevTools, _ folder: URL) {
        self.process = process
        self.devTools = devTools
        self.folder = folder
    }

    /// Starts a browser with a profile of its own.
    package static func start() async throws -> Browser {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The browser has its pipes at 3 and 4.
        let script = "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"
        process.arguments = ["-c", script, "sh", path] + arguments(profile: folder)
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let devTools = DevTools(input: input.fileHandleForWriting, output: output.fileHandleForReading)
        let browser = Browser(process, devTools, folder)
        do { _ = try await devTools.send("Browser.getVersion") } catch {
            await browser.close()
            throw error
        }
        return browser
    }

    private static func arguments(profile: URL) -> [String] {
        let flags = [
            "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(profile.path)",
            "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-gpu",
            "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio", "--force-color-profile=srgb",
            "--disable-features=Translate,OptimizationHints,MediaRouter",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        ]
        // Chromium's sandbox is not for root.
        return flags + (geteuid() == 0 ? ["--no-sandbox"] : []) + ["about:blank"]
    }

    /// Ends the browser and takes its folder away.
    package func close() async {
        _ = try? await devTools.send("Browser.close")
        for _ in 0..<100 where process.isRunning { try? await Task.sleep(for: .milliseconds(20)) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Opens a page that shares nothing with others, and waits until it is loaded.
    ///
    /// - Parameters:
    ///   - size: of what is seen of it, in CSS pixels.
    ///   - isDark: whether the reader prefers dark colours.
    package func open(
        _ url: URL, size: (width: Int, height: Int) = (1200, 800), isDark: Bool = false
    ) async throws -> BrowserPage {
        let context = try await devTools.send("Target.createBrowserContext")["browserContextId"]
        let target = try await devTools.send(
            "Target.createTarget", ["url": "about:blank", "browserContextId": context])["targetId"]
        let attached = try await devTools.send(
            "Target.attachToTarget", ["targetId": target, "flatten": true])
        guard let session = attached["sessionId"].string else {
            throw BrowserError("the browser has opened no page")
        }
        let downloads = folder.appendingPathComponent("downloads-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
        _ = try await devTools.send(
            "Browser.setDownloadBehavior",
            [
                "behavior": "allow", "browserContextId": context,
                "downloadPath": .string(downloads.path),
            ])
        let page = BrowserPage(devTools: devTools, session: session, downloads: downloads)
        for domain in ["Page", "Runtime", "Network", "Log"] { try await page.send("\(domain).enable") }
        try await page.resize(size.width, size.height)
        try await page.prefer(isDark: isDark)
        try await page.load(url)
        return page
    }
}
