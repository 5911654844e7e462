extension Filter {
  /// `reject(value, test, *args)`: the items that a test fails for, or that are false
  /// (Jinja2 documentation, `reject`).
  package static let reject = SelectedItems.filter(
    "sync_do_reject", readsAttribute: false, expected: false)
}
