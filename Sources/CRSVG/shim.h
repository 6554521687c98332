// The calls of librsvg and cairo that turn an SVG into PNG and PDF.
//
// Those of librsvg are declared here as its documentation has them: what pkg-config says of its own headers are
// flags that the package manager does not take.
#ifndef ENTENTE_CRSVG_SHIM_H
#define ENTENTE_CRSVG_SHIM_H

#include <cairo-pdf.h>
#include <cairo.h>
#include <glib.h>

typedef struct _RsvgHandle RsvgHandle;
typedef struct {
    double x, y, width, height;
} RsvgRectangle;

RsvgHandle *_Nullable rsvg_handle_new_from_data(const guint8 *_Nonnull data, gsize length,
                                                GError *_Nullable *_Nullable error);
gboolean rsvg_handle_render_document(RsvgHandle *_Nonnull handle, cairo_t *_Nonnull context,
                                     const RsvgRectangle *_Nonnull viewport, GError *_Nullable *_Nullable error);
void g_object_unref(void *_Nonnull object);

#endif
