import Testing

@testable import Explorer

struct HostCheckTests {
    @Test(arguments: [
        ("localhost", true), ("localhost:8080", true), ("LOCALHOST:1", true), ("127.0.0.1", true),
        ("127.0.0.1:8080", true), ("[::1]", true), ("[::1]:8080", true), ("evil.example", false),
        ("evil.example:8080", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example", false),
        ("192.0.2.1", false), ("", false), ("localhost:80:80", false), ("named.example:9", true),
    ])
    func onLoopback(authority: String, isAllowed: Bool) {
        var options = ExplorerOptions()
        options.allowedHosts = ["Named.example"]
        #expect(HostCheck(options).allows(authority) == isAllowed)
    }

    @Test func withoutHost() { #expect(!HostCheck(ExplorerOptions()).allows(nil)) }

    @Test(arguments: [
        ("192.0.2.1:8080", true), ("[2001:db8::1]:8080", true), ("evil.example", false),
        ("1.2.3.evil", false),
    ])
    func onAllAddresses(authority: String, isAllowed: Bool) {
        var options = ExplorerOptions()
        options.host = "0.0.0.0"
        #expect(HostCheck(options).allows(authority) == isAllowed)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.1.2.3", true), ("localhost", true), ("::1", true), ("[::1]", true),
        ("0.0.0.0", false), ("192.0.2.1", false), ("127.example", false),
    ])
    func loopback(host: String, isLoopback: Bool) { #expect(HostCheck.isLoopback(host) == isLoopback) }
}
