import Testing

@testable import Explorer

struct HTMLTests {
    @Test func escapes() {
        let name = "<b a=\"1\" c='2'>&\r\u{0}\u{85}\u{FFFF}"
        let part: HTML = "<i title=\"\(name)\">\(name)</i>"
        let escaped = "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&#13;\u{FFFD}\u{FFFD}\u{FFFD}"
        #expect(part.text == "<i title=\"\(escaped)\">\(escaped)</i>")
    }

    @Test func partsAreNotEscapedAgain() {
        let part: HTML = "<b>\("&")</b>"
        let none: HTML? = nil
        #expect(
            ("<p>\(part)\([part, part])\(none)\(3)</p>" as HTML).text
                == "<p><b>&amp;</b><b>&amp;</b><b>&amp;</b>3</p>")
    }
}
