import Foundation
import HummingbirdTesting
import TestSupport
import Testing

@testable import Explorer

extension TestStore {
    /// Serves the store while a reader looks at a page of it, and expects that nothing goes wrong in the page meanwhile: no
    /// error, no breach of its policy, no dialog, no request to anybody else.
    ///
    /// - Parameters:
    ///   - error: what an error may say that is no surprise.
    ///   - look: does what the reader does; addresses begin with `base`.
    func visit(
        _ path: String, allowing error: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
        _ look: @escaping @Sendable (_ page: BrowserPage, _ base: String) async throws -> Void
    ) async throws {
        let browser = try #require(Browser.current)
        try await explorer().application().test(.live) { client in
            let base = "http://127.0.0.1:\(try #require(client.port))"
            let page = try await browser.open(try #require(URL(string: base + path)))
            try await look(page, base)
            let errors = try await page.consoleErrors.filter { error.map($0.contains) != true }
            #expect(errors == [], sourceLocation: sourceLocation)
            #expect(try await page.dialogs == [], sourceLocation: sourceLocation)
            let strangers = try await page.requests.filter { !$0.hasPrefix(base + "/") }
            #expect(strangers == [], sourceLocation: sourceLocation)
        }
    }
}
