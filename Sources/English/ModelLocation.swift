import Foundation

/// Where the model's files and the tables that belong to it are.
struct ModelLocation {
    let weights: String
    let vocabulary: String
    let lemmas: String

    /// Looks in a folder that was given, or else in the usual places.
    init(directory: URL?) throws(ModelError) {
        let roots = ModelLocation.roots()
        var models = roots.map { $0.appendingPathComponent("Model") }
        if let directory {
            models = [directory]
        } else if let path = ProcessInfo.processInfo.environment["ENTENTE_MODEL"], !path.isEmpty {
            models = [URL(fileURLWithPath: path, isDirectory: true)]
        }
        let exists = { (file: URL) in FileManager.default.fileExists(atPath: file.path) }
        guard let model = models.first(where: { exists($0.appendingPathComponent("english.safetensors")) })
        else {
            throw .notFound(searched: models.map(\.path))
        }
        let tables =
            [model.deletingLastPathComponent().appendingPathComponent("Data")]
            + roots.map { $0.appendingPathComponent("Data") }
        guard let table = tables.first(where: { exists($0.appendingPathComponent("lemmas.tsv")) }) else {
            throw .notFound(searched: tables.map(\.path))
        }
        weights = model.appendingPathComponent("english.safetensors").path
        vocabulary = model.appendingPathComponent("vocab.txt").path
        lemmas = table.appendingPathComponent("lemmas.tsv").path
    }

    /// The folders that may hold `Model` and `Data`: `share/entente` of the place of installation, then the
    /// resources that the package manager puts beside the executable.
    private static func roots() -> [URL] {
        var roots: [URL] = []
        let executable = Bundle.main.executableURL?.resolvingSymlinksInPath()
        if let folder = executable?.deletingLastPathComponent() {
            roots.append(folder.deletingLastPathComponent().appendingPathComponent("share/entente"))
        }
        for folder in [executable?.deletingLastPathComponent(), Bundle.main.bundleURL] {
            guard let folder else { continue }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            for name in names.sorted()
            where name.hasSuffix("_English.resources") || name.hasSuffix("_English.bundle") {
                roots.append(folder.appendingPathComponent(name))
            }
        }
        // On Linux the resources are always beside the executable, and asking for them in vain would end the
        // process.
        #if !os(Linux)
            if let resources = Bundle.module.resourceURL { roots.append(resources) }
        #endif
        return roots
    }
}
