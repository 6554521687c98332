import Foundation
import GraphStore
import Page

/// The interactive page as the server sends it.
enum ServedPage {
    static func html(_ data: PageData, totals: GraphStore.Totals) throws -> Data {
        let json = String(decoding: try data.json(), as: UTF8.self)
        let page = PageFrame.page(data.title, "<h1>\(data.title)</h1>").text
        return Data(
            page.replacing(
                "</main>", with: "<script type=\"application/json\" id=\"data\">\(json)</script></main>"
            ).utf8)
    }

    static var script: String { "" }
    static var style: String { "" }
}
