extension Filter {
  /// `rejectattr(value, attribute, test, *args)`: the items whose attribute fails a test, or is false
  /// (Jinja2 documentation, `rejectattr`).
  package static let rejectattr = SelectedItems.filter(
    "sync_do_rejectattr", readsAttribute: true, expected: false)
}
