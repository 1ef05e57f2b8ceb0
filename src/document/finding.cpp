#include "document/finding.h"

namespace hengji {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::blocking:
      return "blocking";
    case Severity::confirm:
      return "confirm";
    case Severity::advice:
      return "advice";
  }
  return "advice";
}

}  // namespace hengji
