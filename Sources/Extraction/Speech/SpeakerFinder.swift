import English
import KnowledgeGraph

/// Finds the speaker of quoted and reported speech.
struct SpeakerFinder {
    let words: SpeechWords

    /// By sentence and token, whether it stands in a quotation or statement.
    func quoted(_ reading: Reading) -> [[Bool]] {
        var quoted = reading.trees.map { [Bool](repeating: false, count: $0.tokens.count) }
        for quotation in quotations(reading) {
            each(of: quotation, reading) { quoted[$0][$1] = true }
        }
        return quoted
    }

    private func quotations(_ reading: Reading) -> [Quotation] {
        let marked = Quotation.marked(reading.trees.map(\.sentence))
        let statements = Statements(words: words).find(in: reading.trees, marked: marked)
        return (marked + statements).sorted { $0.start < $1.start }
    }

    private func each(of quotation: Quotation, _ reading: Reading, _ body: (Int, Int) -> Void) {
        for sentence in quotation.start.sentence...quotation.end.sentence {
            let from = sentence == quotation.start.sentence ? quotation.start.token : 0
            let to =
                sentence == quotation.end.sentence
                ? quotation.end.token : reading.trees[sentence].tokens.count - 1
            guard from <= to else { continue }
            for token in from...to { body(sentence, token) }
        }
    }

    /// Who utters each token, by sentence; -1 for the article's own voice.
    func speakers(of reading: Reading, arguments: Arguments) -> [[Int]] {
        let voices = Voices(reading: reading, arguments: arguments, words: words)
        let reported = ReportedSpeech(reading: reading, voices: voices, words: words)
        var speakers = reading.trees.map { [Int](repeating: -1, count: $0.tokens.count) }
        for sentence in reading.trees.indices {
            reported.mark(sentence, quoted: false, in: &speakers[sentence])
        }
        for (quotation, speaker) in quotationSpeakers(reading, voices) {
            each(of: quotation, reading) { speakers[$0][$1] = speaker }
        }
        // What somebody in a quotation is said to have said.
        for sentence in reading.trees.indices where reading.speech.isQuoted[sentence].contains(true) {
            reported.mark(sentence, quoted: true, in: &speakers[sentence])
        }
        return speakers
    }

    // MARK: Quotations

    private func quotationSpeakers(_ reading: Reading, _ voices: Voices) -> [(Quotation, Int)] {
        let quotations = quotations(reading)
        var found: [(Quotation, Int)] = []
        var last = -1
        var lastParagraph = -1
        for (number, quotation) in quotations.enumerated() {
            let paragraph = reading.trees[quotation.start.sentence].sentence.paragraph
            var speaker = own(quotation, reading, voices)
            // "…," he said. "…"; or the next paragraph of a long one
            if speaker < 0, lastParagraph == paragraph { speaker = last }
            if speaker < 0, number > 0, !quotations[number - 1].isClosed { speaker = last }
            if speaker < 0 { speaker = after(quotation, quotations[(number + 1)...].first, reading, voices) }
            if speaker < 0, last >= 0, paragraph - lastParagraph <= 1 { speaker = last }
            if speaker >= 0 {
                found.append((quotation, speaker))
                last = speaker
                lastParagraph = reading.trees[quotation.end.sentence].sentence.paragraph
            }
        }
        return found
    }

    /// Who is named beside the quotation: behind it, before it, or around it.
    private func own(_ quotation: Quotation, _ reading: Reading, _ voices: Voices) -> Int {
        if let introduction = quotation.introduction { return voices.last(in: introduction) }
        let (start, end) = (quotation.start, quotation.end)
        let behind = voices.verbs(in: end.sentence).filter { $0.token > end.token }
        let before = voices.verbs(in: start.sentence).filter { $0.token < start.token }
        // "X said Monday. "…"" is not before it; "…," Y said is behind it only up to the next quotation.
        let near =
            behind.first.map { (voice: $0, distance: $0.token - end.token) }
        let far = before.last.map { (voice: $0, distance: start.token - $0.token) }
        if let near, let far { return near.distance <= far.distance ? near.voice.speaker : far.voice.speaker }
        if let voice = near?.voice ?? far?.voice { return voice.speaker }
        // A sentence before, ending in a colon.
        if start.token == 0, start.sentence > 0,
            reading.trees[start.sentence - 1].tokens.last?.text == ":"
        {
            let speaker = voices.last(in: start.sentence - 1)
            if speaker >= 0 { return speaker }
        }
        return voices.quoting(
            start.sentence,
            start
                .token...(start.sentence == end.sentence
                ? max(start.token, end.token) : reading.trees[start.sentence].tokens.count - 1))
    }

    /// The speaker that the next sentence of the paragraph names.
    private func after(
        _ quotation: Quotation, _ next: Quotation?, _ reading: Reading, _ voices: Voices
    ) -> Int {
        let sentence = quotation.end.sentence
        guard sentence + 1 < reading.trees.count,
            reading.trees[sentence + 1].sentence.paragraph == reading.trees[sentence].sentence.paragraph
        else { return -1 }
        return voices.verbs(in: sentence + 1).first?.speaker ?? -1
    }
}
