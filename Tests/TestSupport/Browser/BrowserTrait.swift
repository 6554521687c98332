import Testing

/// Gives a suite one browser for all of its tests, as ``Browser/current``.
package struct BrowserTrait: SuiteTrait, TestScoping {
    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let browser = try await Browser.start()
        do {
            try await Browser.$current.withValue(browser, operation: function)
        } catch {
            await browser.close()
            throw error
        }
        await browser.close()
    }
}

extension Trait where Self == BrowserTrait {
    package static var browser: BrowserTrait { BrowserTrait() }
}

extension Trait where Self == ConditionTrait {
    /// Skips tests where there is no browser.
    package static var whereBrowserExists: ConditionTrait {
        .enabled(
            if: Browser.exists,
            "There is no \(Browser.path): apt install chromium, or name a Chromium in ENTENTE_CHROMIUM.")
    }
}
