import Synchronization

/// Where links can lead to, found out when the first one is met.
final class LinkPlaces: Sendable {
  struct All: Sendable {
    let targets: [String: URLPath]
    let files: [String: String]
    let fileNames: FileNames

    init(targets: [String: URLPath], files: [String: String]) {
      self.targets = targets
      self.files = files
      fileNames = FileNames(targets.keys)
    }
  }

  private let make: @Sendable () -> All
  private let known: Mutex<All?>

  init(_ make: @escaping @Sendable () -> All) {
    self.make = make
    known = Mutex(nil)
  }

  var all: All {
    known.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}

/// The names of all files in a fixed order, for hints: put in order when the first is wanted.
final class FileNames: Sendable {
  private let names: Mutex<(all: [String], isSorted: Bool)>

  init(_ paths: some Sequence<String>) { names = Mutex((Array(paths), false)) }

  var sorted: [String] {
    names.withLock { names in
      if !names.isSorted {
        names = (Set(names.all.map { String(SourcePath($0).name) }).sorted(), true)
      }
      return names.all
    }
  }
}

/// What pages are called, found out when the first link by name is met: most sites have none.
final class PageNames: Sendable {
  private let make: @Sendable () -> [String: String]
  private let known = Mutex<[String: String]?>(nil)

  init(_ make: @escaping @Sendable () -> [String: String]) { self.make = make }

  /// Paths by name.
  var all: [String: String] {
    known.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
