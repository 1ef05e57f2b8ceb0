// The program as a user starts it: one plan, and a folder of ten thousand with one thread and two.
// Each folder's plans differ in their department, so that nothing can be remembered from one to the next.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern char** environ;

namespace {

namespace fs = std::filesystem;

constexpr int plans = 10'000;

/// Runs the program with its output thrown away; gives whether it ended by itself.
bool run(std::vector<std::string> words) {
  words.insert(words.begin(), HENGJI_BIN);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  bool is_started = posix_spawn(&child, HENGJI_BIN, &actions, nullptr, pointers.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return is_started && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

std::string plan_text() {
  std::ifstream stream(EXAMPLE_PLAN, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A folder of plans, made once and removed at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("hengji-bench-" + std::to_string(getpid()))) {
    std::string text = plan_text();
    std::size_t department = text.find("市");
    for (int i = 0; i < plans; ++i) {
      fs::path below = path_ / std::to_string(i / 500);
      if (i % 500 == 0) fs::create_directories(below);
      std::string plan = text;
      if (department != std::string::npos) plan.insert(department, "第" + std::to_string(i));
      std::ofstream(below / ("plan-" + std::to_string(i) + ".txt"), std::ios::binary) << plan;
    }
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

void start_up(benchmark::State& state) {
  for (auto _ : state)
    if (!run({"--version"})) state.SkipWithError("the program did not end by itself");
}
BENCHMARK(start_up)->Unit(benchmark::kMillisecond)->UseRealTime();

void check_one_plan(benchmark::State& state) {
  for (auto _ : state)
    if (!run({"check", EXAMPLE_PLAN})) state.SkipWithError("the program did not end by itself");
}
BENCHMARK(check_one_plan)->Unit(benchmark::kMillisecond)->UseRealTime();

void check_folder(benchmark::State& state) {
  static const Folder folder;
  for (auto _ : state)
    if (!run({"check", folder.path(), "--jobs", std::to_string(state.range(0))}))
      state.SkipWithError("the program did not end by itself");
  state.SetItemsProcessed(state.iterations() * plans);
}
BENCHMARK(check_folder)->Arg(1)->Arg(2)->ArgName("jobs")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
