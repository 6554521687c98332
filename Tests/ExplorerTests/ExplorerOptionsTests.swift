import Explorer
import Testing

@Suite struct ExplorerOptionsTests {
    @Test func listensToThisMachineOnly() { #expect(ExplorerOptions().host == "127.0.0.1") }
}
