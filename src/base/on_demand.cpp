#include "base/on_demand.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <stdexcept>

namespace hengji {

void* function_of(const char* library, const char* name) {
  // Loading what is loaded already only counts it once more.
  void* handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  void* function = handle ? dlsym(handle, name) : nullptr;
  if (!function)
    throw std::runtime_error(
        fmt::format("缺少运行库 {}，请重新安装；the library {} is missing: {}", library, library, dlerror()));
  return function;
}

}  // namespace hengji
