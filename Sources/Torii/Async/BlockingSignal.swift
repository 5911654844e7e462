#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(Darwin)
  import Darwin
#endif

#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  /// Something that one thread waits for and another raises, once.
  final class BlockingSignal {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var isRaised = false

    init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_cond_destroy(condition)
      pthread_mutex_destroy(mutex)
      condition.deallocate()
      mutex.deallocate()
    }

    func raise() {
      pthread_mutex_lock(mutex)
      isRaised = true
      pthread_cond_signal(condition)
      pthread_mutex_unlock(mutex)
    }

    /// Blocks the thread until the signal is raised.
    func wait() {
      pthread_mutex_lock(mutex)
      while !isRaised { pthread_cond_wait(condition, mutex) }
      pthread_mutex_unlock(mutex)
    }
  }
#endif
