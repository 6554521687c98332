// libexpat's header with the limits on entities, which it declares only where XML_DTD is defined. Every build of
// libexpat that Debian and macOS ship has them.
#ifndef ENTENTE_CEXPAT_SHIM_H
#define ENTENTE_CEXPAT_SHIM_H

#ifndef XML_DTD
#define XML_DTD 1
#endif
#include <expat.h>

#endif
