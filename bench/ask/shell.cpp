#include "bench/ask/shell.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace thisday::bench {
namespace {

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

[[noreturn]] void be_shell(const std::string& path, const std::string& script) {
  const int in = ::open(script.c_str(), O_RDONLY);
  const int out = ::open("/dev/null", O_WRONLY);
  if (in < 0 || out < 0 || ::dup2(in, STDIN_FILENO) < 0 || ::dup2(out, STDOUT_FILENO) < 0) ::_exit(127);
  ::execlp("sqlite3", "sqlite3", "-bail", "-cmd", ".load " THISDAY_SQLITE_TOKENIZER, "-cmd",
           "PRAGMA cache_size = -65536", ("file:" + path + "?mode=ro").c_str(), nullptr);
  ::_exit(127);
}

}  // namespace

std::optional<double> shell_milliseconds(const std::string& path, const std::string& script) {
  const pid_t child = ::fork();
  if (child == 0) be_shell(path, script);
  int status = 0;
  rusage used{};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child) return std::nullopt;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
}

}  // namespace thisday::bench
