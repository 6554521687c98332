import Foundation
import Testing

struct RenderTests {
    /// A graph in which everybody meets the next, and somebody further on.
    private func crowd(_ count: Int) -> String {
        let entities = (0..<count).map { #"{"id": "e\#($0)", "type": "person", "name": "Person \#($0)"}"# }
        let relations = (0..<count).flatMap { number in
            [1, 17].map {
                #"{"subject": "e\#(number)", "predicate": "meets", "object": "e\#((number + $0) % count)"}"#
            }
        }
        return """
            {"id": "crowd", "entities": [\(entities.joined(separator: ","))],
             "relations": [\(relations.joined(separator: ","))]}
            """
    }

    @Test func aPageIsOneFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let run = try Run("render", folder.path("a.txt"), "-o", folder.path("a.html"))
        #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
        let page = try String(contentsOfFile: folder.path("a.html"), encoding: .utf8)
        #expect(page.hasPrefix("<!doctype html>") && page.contains("Ingrid Solheim"))
        #expect(!page.contains("src=\"http") && !page.contains("href=\"http"))
    }

    @Test func aPageHoldsMoreThanAPicture() throws {
        let folder = try TemporaryFolder()
        try folder.write("crowd.json", crowd(200))
        let picture = try Run("render", folder.path("crowd.json"), "--format", "svg")
        #expect(picture.error.contains("The 150 best-connected of 200 entities are shown."))
        let page = try Run("render", folder.path("crowd.json"), "--format", "html")
        #expect(page.status == 0 && page.error.isEmpty, "\(page.error)")
        #expect(page.text.contains("Person 199"))
        let few = try Run("render", folder.path("crowd.json"), "--format", "html", "--max-nodes", "20")
        #expect(few.error.contains("best-connected of 200") && !few.error.contains("Labels"))
    }

    @Test func whatTakesTooLongIsStopped() throws {
        let folder = try TemporaryFolder()
        try folder.write("crowd.json", crowd(3000))
        let run = try Run(
            "render", folder.path("crowd.json"), "--layout", "neato", "--max-nodes", "3000", "--time-limit",
            "0.5",
            "-o", folder.path("crowd.svg"))
        #expect(run.status == 1)
        #expect(run.error.contains("longer than 0.5 seconds") && run.error.contains("--max-nodes"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("crowd.svg")))
    }

    @Test func aLargePictureIsDrawnInAProcessOfItsOwn() throws {
        let folder = try TemporaryFolder()
        try folder.write("crowd.json", crowd(400))
        let run = try Run("render", folder.path("crowd.json"), "--max-nodes", "400", "--format", "svg")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.text.components(separatedBy: "class=\"entity ").count == 401)
    }

    @Test func looks() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let dark = try Run(
            "render", folder.path("a.txt"), "--theme", "dark", "--cluster", "country", "--focus", "Solheim")
        #expect(dark.text.contains("fill=\"#11171E\"") && dark.text.contains("class=\"cluster\""))
        #expect(dark.text.contains("class=\"entity person focus\""))
        let around = try Run("render", folder.path("a.txt"), "--around", "Belarus")
        #expect(around.text.contains("class=\"entity country focus\""))
        let sizes = try ["72", "144"].map { dpi -> Int in
            let run = try Run("render", folder.path("a.txt"), "--format", "png", "--dpi", dpi)
            return run.output[16..<20].reduce(0) { $0 << 8 | Int($1) }
        }
        #expect(abs(sizes[0] * 2 - sizes[1]) <= 2)
    }

    @Test(
        arguments: [
            (["--cluster", "country", "--layout", "neato"], "use dot or fdp"),
            (["--theme", "blue"], "light or dark"),
            (["--focus", "Nobody"], "Nobody"), (["--max-nodes", "0"], "1 or more"),
            (["--dpi", "9000"], "36 to 600"),
            (["--time-limit", "0"], "more than 0"), (["-o", "picture"], "html"),
            (["--format", "jpeg"], "html"),
        ] as [([String], String)])
    func refuses(options: [String], message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let run = try Run(["render", "a.txt"] + options, folder: folder.url)
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.error.contains(message), "\(run.error)")
    }
}
