#pragma once
// Work by several threads whose results come in the order of the tasks.
//
// The caller puts tasks in and is handed results; no more than twice as many tasks as threads are under way, so memory
// does not grow with their number. With one thread nothing is started, and the caller does the work.

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace thisday::cli {

template <class Task, class Done>
class OrderedWork {
 public:
  /// `work` runs in any of the threads, `deliver` in the caller's only. An exception of `work` comes out of put() or
  /// finish().
  OrderedWork(std::size_t threads, std::function<Done(Task)> work, std::function<void(Done)> deliver)
      : work_(std::move(work)), deliver_(std::move(deliver)), limit_(threads * 2) {
    if (threads <= 1) return;
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }

  ~OrderedWork() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;

  void put(Task task) {
    if (threads_.empty()) return deliver_(work_(std::move(task)));
    if (under_way_.size() >= limit_) deliver_first();
    {
      const std::lock_guard lock(mutex_);
      under_way_.push_back(std::make_unique<Slot>(std::move(task)));
      waiting_.push_back(under_way_.back().get());
    }
    wake_.notify_one();
  }

  /// Delivers all that is under way.
  void finish() {
    while (!under_way_.empty()) deliver_first();
  }

 private:
  struct Slot {
    explicit Slot(Task given) : task(std::move(given)) {}
    Task task;
    std::optional<Done> done;
    std::exception_ptr thrown;
  };

  void run() {
    while (true) {
      Slot* slot = nullptr;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
        if (stopped_) return;
        slot = waiting_.front();
        waiting_.pop_front();
      }
      std::optional<Done> done;
      std::exception_ptr thrown;
      try {
        done = work_(std::move(slot->task));
      } catch (...) {
        thrown = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        slot->done = std::move(done);
        slot->thrown = thrown;
      }
      ready_.notify_one();
    }
  }

  void deliver_first() {
    std::unique_ptr<Slot> first;
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return under_way_.front()->done || under_way_.front()->thrown; });
      first = std::move(under_way_.front());
      under_way_.pop_front();
    }
    if (first->thrown) std::rethrow_exception(first->thrown);
    deliver_(*std::move(first->done));
  }

  std::function<Done(Task)> work_;
  std::function<void(Done)> deliver_;
  std::size_t limit_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable wake_, ready_;
  std::deque<std::unique_ptr<Slot>> under_way_;  // in order; changed by the caller only
  std::deque<Slot*> waiting_;                    // guarded
  bool stopped_ = false;
};

}  // namespace thisday::cli
