#pragma once

#include <cstddef>

#include "base/limits.h"

/// The bounds that concern the server alone; those of everything else stand in base/limits.h.
namespace hengji::limits {

inline constexpr std::size_t ignored_body_bytes = 1u << 10;    ///< of a request that needs no body
inline constexpr std::size_t waiting_log_bytes = 8u << 20;  ///< log lines that are not written yet
inline constexpr std::size_t event_listeners = 2'000;       ///< that hear of events at the same time
inline constexpr std::size_t kept_answer_bytes = 1u << 20;    ///< one answer that is kept
inline constexpr std::size_t kept_answers_bytes = 32u << 20;  ///< all answers that are kept
inline constexpr std::size_t known_callers = 10'000;        ///< signed-in people remembered for a second
inline constexpr int password_hashes_at_once = 2;           ///< each takes 64 MiB and a core
inline constexpr std::size_t password_bytes = 256;          ///< one password
inline constexpr std::size_t idempotency_key_bytes = 128;   ///< one Idempotency-Key
inline constexpr std::size_t file_name_bytes = 255;         ///< name of an uploaded file
inline constexpr int form_parts = 20;                     ///< parts of a form that are looked at for its file
inline constexpr std::size_t form_head_bytes = 4u << 10;  ///< headers of one part of a form
inline constexpr std::size_t import_files = 2'000;        ///< files of one import into the server
inline constexpr std::size_t shown_files_bytes = 64u << 20;   ///< office files that are kept as PDF, to be shown
inline constexpr std::size_t fetched_bytes = 1u << 20;        ///< an answer of an identity provider

}  // namespace hengji::limits
