extension Filter {
  /// `selectattr(value, attribute, test, *args)`: the items whose attribute passes a test, or is true
  /// (Jinja2 documentation, `selectattr`).
  package static let selectattr = SelectedItems.filter(
    "sync_do_selectattr", readsAttribute: true, expected: true)
}
