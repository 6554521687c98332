import Testing

struct ServeTests {
    /// What cannot be served, and how the command ends.
    @Test(
        arguments: [
            (["none.db"], 2, "no such store"), (["none.db", "--port", "65536"], 2, "from 0 to 65535"),
            (["none.db", "--max-queries", "0"], 2, "--max-queries must be from 1"),
            (["article.txt"], 1, "no store"),
        ] as [([String], Int32, String)])
    func refuses(arguments: [String], status: Int32, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("article.txt", article)
        let run = try Run(["serve"] + arguments, folder: folder.url)
        #expect(run.status == status)
        #expect(run.output.isEmpty)
        #expect(run.error.contains(message))
    }
}
