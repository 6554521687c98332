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

static inline void *_Nullable entente_subgraph(Agraph_t *_Nonnull graph, const char *_Nonnull name) {
    return agsubg(graph, (char *)name, 0);
}

static inline const char *_Nullable entente_get(void *_Nonnull object, const char *_Nonnull attribute) {
    return agget(object, (char *)attribute);
}

#endif
