import Foundation

/// A page in a ``Browser``.
package struct BrowserPage: Sendable {
    let devTools: DevTools
    let session: String
    /// The folder that its downloads go to.
    package let downloads: URL
    /// How long something may take to happen.
    private static let patience = Duration.seconds(10)

    @discardableResult
    func send(_ method: String, _ parameters: ScriptValue = [:]) async throws -> ScriptValue {
        try await devTools.send(method, parameters, session: session)
    }

    // MARK: - What it shows

    /// Goes to a page and waits until it is loaded.
    package func load(_ url: URL) async throws {
        // A page that differs in its fragment alone would not be loaded anew.
        try await send("Page.navigate", ["url": "about:blank"])
        try await waitUntil("location.href === 'about:blank' && document.readyState === 'complete'")
        let answer = try await send("Page.navigate", ["url": .string(url.absoluteString)])
        if let error = answer["errorText"].string { throw BrowserError("\(url): \(error)") }
        try await waitUntil("location.href !== 'about:blank' && document.readyState === 'complete'")
    }

    /// Makes what is seen of it so large, in CSS pixels.
    package func resize(_ width: Int, _ height: Int) async throws {
        try await send(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)),
                "deviceScaleFactor": 1, "mobile": false,
            ])
    }

    /// Has the reader prefer dark or light colours.
    package func prefer(isDark: Bool) async throws {
        try await send(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
    }

    /// A picture of it, as PNG.
    package func screenshot() async throws -> Data {
        let data = try await send("Page.captureScreenshot", ["format": "png"])["data"].string
        guard let picture = Data(base64Encoded: data ?? "") else { throw BrowserError("no screenshot") }
        return picture
    }

    // MARK: - What its scripts say

    /// The value of a JavaScript expression; of a promise, what it comes to.
    @discardableResult
    package func evaluate(_ expression: String) async throws -> ScriptValue {
        let answer = try await send(
            "Runtime.evaluate",
            [
                "expression": .string(expression), "returnByValue": true, "awaitPromise": true,
                "userGesture": true,
            ])
        let problem = answer["exceptionDetails"]
        if problem != .null {
            let text = problem["exception"]["description"].string ?? problem["text"].string
            throw BrowserError("\(expression): \(text ?? "an error")")
        }
        return answer["result"]["value"]
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// - Throws: ``BrowserError`` that says what the page has instead.
    package func waitUntil(_ expression: String) async throws {
        let end = ContinuousClock.now + Self.patience
        var problem = ""
        repeat {
            do {
                // Between two pages there is none that could say anything.
                if try await evaluate("Boolean(\(expression))") == true { return }
            } catch { problem = "\(error)\n" }
            try await Task.sleep(for: .milliseconds(15))
        } while ContinuousClock.now < end
        let text = try await evaluate("document.body ? document.body.innerText : ''").string ?? ""
        let errors = try await consoleErrors.joined(separator: "\n")
        throw BrowserError(
            "never true: \(expression)\n\(problem)\(errors)\nThe page says:\n\(text.prefix(2000))")
    }

    // MARK: - What has happened

    /// The errors that its scripts and the browser have reported so far, breaches of its policy among them.
    package var consoleErrors: [String] {
        get async throws {
            try await settle()
            return await devTools.events(of: session).compactMap { event in
                let parameters = event.parameters
                switch event.method {
                case "Runtime.exceptionThrown":
                    let details = parameters["exceptionDetails"]
                    return details["exception"]["description"].string ?? details["text"].string
                case "Runtime.consoleAPICalled" where parameters["type"] == "error":
                    return parameters["args"].array?.compactMap {
                        $0["value"].string ?? $0["description"].string
                    }.joined(separator: " ")
                case "Log.entryAdded" where parameters["entry"]["level"] == "error":
                    return parameters["entry"]["text"].string
                default: return nil
                }
            }
        }
    }

    /// The addresses that it has asked for so far, its own and those of `data:` and `blob:` left out.
    package var requests: [String] {
        get async throws {
            try await settle()
            let own = "about:blank"
            return await devTools.events(of: session).compactMap { event in
                guard event.method == "Network.requestWillBeSent", event.parameters["type"] != "Document",
                    let url = event.parameters["request"]["url"].string
                else { return nil }
                return url == own || url.hasPrefix("data:") || url.hasPrefix("blob:") ? nil : url
            }
        }
    }

    /// What dialogs (`alert` and the like) have said so far. Each is dismissed as it comes.
    package var dialogs: [String] {
        get async throws {
            try await settle()
            return await devTools.events(of: session).compactMap {
                $0.method == "Page.javascriptDialogOpening" ? $0.parameters["message"].string ?? "" : nil
            }
        }
    }

    /// What happened before this is known after it: the browser tells things in their order.
    private func settle() async throws { _ = try await evaluate("0") }

    /// A file that it has downloaded, once it is there whole.
    ///
    /// - Parameter ending: of its name.
    package func downloaded(_ ending: String) async throws -> Data {
        let end = ContinuousClock.now + Self.patience
        repeat {
            let files = try FileManager.default.contentsOfDirectory(
                at: downloads, includingPropertiesForKeys: nil)
            if let file = files.first(where: { $0.lastPathComponent.hasSuffix(ending) }) {
                return try Data(contentsOf: file)
            }
            try await Task.sleep(for: .milliseconds(15))
        } while ContinuousClock.now < end
        throw BrowserError("nothing that ends in \(ending) was downloaded")
    }
}
