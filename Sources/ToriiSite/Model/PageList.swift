import Synchronization

/// The pages of a model by index: all at hand, or each made when it is first asked for.
package struct PageList: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case all([Page])
    case stored(StoredPages)
  }

  private let storage: Storage

  package init(_ pages: [Page]) { storage = .all(pages) }

  init(_ pages: StoredPages) { storage = .stored(pages) }

  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch storage {
    case .all(let pages): pages.count
    case .stored(let pages): pages.count
    }
  }

  package subscript(index: Int) -> Page {
    switch storage {
    case .all(let pages): pages[index]
    case .stored(let pages): pages[index]
    }
  }

  /// The first page of a kind.
  package func index(of kind: PageKind) -> Int? {
    switch storage {
    case .all(let pages): pages.firstIndex { $0.kind == kind }
    case .stored(let pages): pages.index(of: kind)
    }
  }
}

/// Which page lies at which path below `content`.
package struct PagePaths: Sendable {
  private enum Storage: Sendable {
    case all([String: Int])
    case stored(StoredPages)
  }

  private let storage: Storage

  package init(_ pages: [String: Int]) { storage = .all(pages) }

  init(_ pages: StoredPages) { storage = .stored(pages) }

  package subscript(path: String) -> Int? {
    switch storage {
    case .all(let pages): pages[path]
    case .stored(let pages): pages.index(atPath: path)
    }
  }
}
