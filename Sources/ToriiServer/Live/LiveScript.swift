/// The script in pages of the preview: it listens for news and brings the page up to date.
///
/// It is made of parts that share one scope, each in a file of its own. It needs nothing but what
/// browsers bring, and adds one name to the page: the elements of the overlay.
enum LiveScript {
  /// - Parameter token: The secret with which the script may ask to open a file.
  static func source(token: String) -> [UInt8] {
    let parts = [
      "(() => {\n\"use strict\";\nconst token = \"\(token)\";\n", pageScript, assetScript,
      patchScript, overlayScript, listenScript, "})();\n",
    ]
    return Array(parts.joined().utf8)
  }
}
