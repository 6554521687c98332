import English

/// Analyses in CoNLL-U; given words keep what was said of them and is not analysed anew.
struct CoNLLUFormat: AnalysisFormat {
    func start(of document: AnalyzedDocument) -> String { "" }

    func write(_ sentence: Int, of document: AnalyzedDocument, to text: inout String) {
        switch document.source {
        case .text(let analysis):
            analysis.conllu(sentence, document: document.id, sentenceIDs: document.sentenceIDs)
                .write(to: &text)
        case .words(let given):
            given[sentence].replacing(with: document.sentences[sentence]).write(to: &text)
        }
    }

    func end(of document: AnalyzedDocument) -> String { "" }
}
