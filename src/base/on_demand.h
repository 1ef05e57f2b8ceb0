#pragma once

/// Libraries that few commands need are loaded by the first call into them: a directory, transfers and a
/// database server bring thirty more libraries with them, and a check of one plan would spend half its time
/// on linking them.
namespace hengji {

/// A function of a shared library, by its name. The library is loaded the first time and stays.
/// Throws std::runtime_error when the installation lacks it.
void* function_of(const char* library, const char* name);

}  // namespace hengji

/// Defines a C function that its library's header declares, as a call into the library.
#define HENGJI_ON_DEMAND(library, result, name, parameters, arguments)                                 \
  result name parameters {                                                                             \
    static const auto loaded = reinterpret_cast<decltype(&name)>(hengji::function_of(library, #name)); \
    return loaded arguments;                                                                           \
  }
