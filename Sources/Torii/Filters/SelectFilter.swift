extension Filter {
  /// `select(value, test, *args)`: the items that a test holds for, or that are true
  /// (Jinja2 documentation, `select`).
  package static let select = SelectedItems.filter(
    "sync_do_select", readsAttribute: false, expected: true)
}
