#include "check/rules/public/rules.h"

namespace hengji::check::public_view {
namespace {

constexpr const Rule* table[] = {
    &identity_number_shown,
    &mobile_number_in_text,
};

}  // namespace

Family family() {
  return {"PUBLIC", {"公开与隐私", "What must not be made public"}, table};
}

}  // namespace hengji::check::public_view
