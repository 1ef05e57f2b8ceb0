// Debian's Boost 1.81 has no compiled Boost.JSON: its sources are compiled here, once.
#include <boost/json/src.hpp>
