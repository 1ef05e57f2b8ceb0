#pragma once

#include <optional>
#include <utility>

#include "service/desk.h"

namespace hengji::service {

/// Runs `work(Desk&)`, which gives an Answer, in one transaction: all of it or nothing.
template <typename Work>
auto transact(const House& house, const Actor& actor, store::Transaction::Access access, Work&& work)
    -> std::invoke_result_t<Work&, Desk&> {
  using Given = std::invoke_result_t<Work&, Desk&>;
  using Value = typename Given::value_type;
  std::optional<Refusal> refused;
  auto attempt = [&](store::Transaction& transaction) -> Result<Value> {
    refused.reset();
    Desk desk(house, actor, transaction);
    Given given = work(desk);
    if (given) return *std::move(given);
    refused = std::move(given).error();
    return fail(error_of(*refused));
  };
  bool writes = access == store::Transaction::Access::write;
  Result<Value> done = writes ? house.store.write(attempt) : house.store.read(attempt);
  if (done) return *std::move(done);
  if (refused) return fail(*std::move(refused));
  return fail(Refusal(std::move(done).error()));
}

}  // namespace hengji::service
