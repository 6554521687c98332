// The few calls of libgraphviz that Diagrams makes, with types that are the same in every release from 2.42 on.
#ifndef ENTENTE_CGRAPHVIZ_SHIM_H
#define ENTENTE_CGRAPHVIZ_SHIM_H

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <stddef.h>

static inline Agraph_t *_Nullable entente_read(const char *_Nonnull dot) {
    return agmemread((char *)dot);
}

static inline int entente_layout(GVC_t *_Nonnull context, Agraph_t *_Nonnull graph, const char *_Nonnull engine) {
    return gvLayout(context, graph, (char *)engine);
}

// The length is an unsigned int in old releases and a size_t in new ones: zeroed first, and read as the smaller of
// the two, it is right for both on the little-endian machines that this package runs on.
static inline int entente_render(GVC_t *_Nonnull context, Agraph_t *_Nonnull graph, const char *_Nonnull format,
                                 char *_Nullable *_Nonnull data, size_t *_Nonnull length) {
    *length = 0;
    return gvRenderData(context, graph, (char *)format, data, (void *)length);
}

static inline const char *_Nullable entente_get(void *_Nonnull object, const char *_Nonnull attribute) {
    return agget(object, (char *)attribute);
}

#endif
