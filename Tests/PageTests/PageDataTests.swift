import Foundation
import KnowledgeGraph
import Testing

@testable import Page

@Suite struct PageDataTests {
    @Test func nothingInItEndsAScript() throws {
        let name = "</script><!-- & \u{2028}"
        let data = PageData(Graph(entities: [Entity(id: "a", type: .person, name: name)]), title: name)
        let text = String(decoding: try data.json(), as: UTF8.self)
        #expect(!text.contains { "<>&\u{2028}".contains($0) })
        let back = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(back["title"] as? String == name)
    }
}
