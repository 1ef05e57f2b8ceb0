#include <cstdio>

int main() {
  std::puts("hengji");
  return 0;
}
