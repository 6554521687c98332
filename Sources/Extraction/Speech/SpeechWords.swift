import Foundation

/// The lists of `speech-words.tsv`.
struct SpeechWords: Sendable {
    let report: Set<String>
    let utter: Set<String>
    let quoting: Set<String>
    let accusing: Set<String>
    let citing: Set<String>
    let disputing: Set<String>
    let document: Set<String>
    let mouth: Set<String>
    let closing: Set<String>

    init(directory: URL) throws {
        let lists = try WordLists("speech-words.tsv", in: directory)
        report = lists["report"]
        utter = lists["utter"]
        quoting = lists["quoting"]
        accusing = lists["accusing"]
        citing = lists["citing"]
        disputing = lists["disputing"]
        document = lists["document"]
        mouth = lists["mouth"]
        closing = lists["closing"]
    }
}
