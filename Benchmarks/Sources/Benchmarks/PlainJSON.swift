import Torii

/// `tojson` as Hugging Face's chat templates have it: nothing escaped for HTML, keys unsorted.
let plainJSON = Filter(names: ["value", "ensure_ascii", "indent"]) {
  (value: Value, ensureASCII: Value?, indent: Int?) -> String in
  "\(value)"
}
