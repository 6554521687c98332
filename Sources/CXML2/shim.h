// libxml2's HTML parser, and iconv, which macOS has in a library of its own.
#ifndef ENTENTE_CXML2_SHIM_H
#define ENTENTE_CXML2_SHIM_H

// Where libxml2 uses ICU, its headers have ICU's in them, which are not those that Foundation brings. Only a member at the end
// of a structure that we do not touch depends on them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <iconv.h>

#endif
