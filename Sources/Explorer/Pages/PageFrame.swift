import Hummingbird

/// What the pages that the server writes have in common.
enum PageFrame {
    /// - Parameters:
    ///   - title: of the page, without that of the site.
    ///   - script: the address of a script, if the page has one.
    static func page(_ title: String, script: String? = nil, _ body: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>\(title)</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/explorer.css" />
        \(script.map { "<script src=\"\($0)\" defer=\"defer\"></script>" as HTML })
        </head>
        <body>
        <header><nav aria-label="Site"><a class="home" href="/">Entente</a> <a href="/">Graph</a> <a href="/query">SPARQL</a></nav></header>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }
}

/// A page with a message.
enum MessagePage {
    static func page(_ status: HTTPResponse.Status, _ message: String) -> HTML {
        PageFrame.page(status.reasonPhrase, "<h1>\(status.reasonPhrase)</h1>\n<p>\(message)</p>")
    }
}
