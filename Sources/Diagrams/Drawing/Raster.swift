import CRSVG
import Foundation

/// An SVG of ours as PNG or PDF, through librsvg and cairo.
enum Raster {
    /// More pixels on a side than this cairo cannot hold.
    static let maximumPixels = 32_000.0

    /// - Parameter dpi: dots an inch; fewer where the picture would be too large for the format.
    static func png(_ svg: Data, size: Size, dpi: Int) throws(DiagramError) -> Data {
        let wanted = Double(dpi) / 72
        let scale = min(wanted, maximumPixels / max(size.width, size.height))
        let width = max(1, (size.width * scale).rounded())
        let height = max(1, (size.height * scale).rounded())
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
        else { throw failure("no memory for the picture") }
        defer { cairo_surface_destroy(surface) }
        try draw(svg, on: surface, Size(width: width, height: height))
        let output = Output()
        let status = cairo_surface_write_to_png_stream(surface, append, output.pointer)
        guard status == CAIRO_STATUS_SUCCESS else { throw failure(status) }
        return output.data
    }

    static func pdf(_ svg: Data, size: Size, title: String) throws(DiagramError) -> Data {
        let output = Output()
        guard
            let surface = cairo_pdf_surface_create_for_stream(append, output.pointer, size.width, size.height)
        else { throw failure("no memory for the picture") }
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Entente")
        try draw(svg, on: surface, size)
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw failure(cairo_surface_status(surface))
        }
        return output.data
    }

    private static func draw(_ svg: Data, on surface: OpaquePointer, _ size: Size) throws(DiagramError) {
        var error: UnsafeMutablePointer<GError>?
        func check(_ isDone: Bool) throws(DiagramError) {
            guard !isDone else { return }
            let message = error.flatMap { $0.pointee.message.map { String(cString: $0) } }
            if let error { g_error_free(error) }
            throw failure(message ?? "it gave no reason")
        }
        let bytes = [UInt8](svg)
        let handle = rsvg_handle_new_from_data(bytes, gsize(bytes.count), &error)
        try check(handle != nil)
        guard let handle else { return }
        defer { g_object_unref(UnsafeMutableRawPointer(handle)) }
        guard let context = cairo_create(surface) else { throw failure("no memory for the picture") }
        defer { cairo_destroy(context) }
        var viewport = RsvgRectangle(x: 0, y: 0, width: size.width, height: size.height)
        try check(rsvg_handle_render_document(handle, context, &viewport, &error) != 0)
        guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { throw failure(cairo_status(context)) }
    }

    private static func failure(_ status: cairo_status_t) -> DiagramError {
        failure(cairo_status_to_string(status).map { String(cString: $0) } ?? "it gave no reason")
    }

    private static func failure(_ message: String) -> DiagramError {
        .raster(Text.clean(message))
    }

    /// Where cairo leaves what it writes, during one call.
    private final class Output {
        var data = Data()
        var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
    }

    private static let append: cairo_write_func_t = { closure, bytes, count in
        guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue().data.append(bytes, count: Int(count))
        return CAIRO_STATUS_SUCCESS
    }
}
