import Foundation
import HTTPTypes
import Hummingbird

extension Response {
    static func html(_ page: HTML) -> Response { content(Data(page.text.utf8), "text/html; charset=utf-8") }

    static func text(_ text: String) -> Response { content(Data(text.utf8), "text/plain; charset=utf-8") }

    static func json(_ data: Data) -> Response { content(data, "application/json") }

    static func content(_ data: Data, _ mediaType: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: mediaType, .contentLength: String(data.count)],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
