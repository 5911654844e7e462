/// What the minifier must know about an element.
enum HTMLTagName: String {
  case doctype, html, head, body, svg, math, plaintext
  case base, link, meta, title, script, style, noscript, template
  case table, thead, tbody, tfoot, tr, td, th, caption, colgroup, col
  case pre, listing, code, kbd, samp, textarea, xmp, iframe, noembed, noframes
  case area, br, embed, hr, img, input, param, source, track, wbr
  case other

  /// How the content of an element is read that holds no tags.
  enum RawText { case script, style, other }

  /// - Parameter name: In lower case.
  init(_ name: [UInt8]) {
    self = HTMLTagName(rawValue: String(decoding: name, as: UTF8.self)) ?? .other
    if self == .doctype { self = .other }
  }

  var rawText: RawText? {
    switch self {
    case .script: .script
    case .style: .style
    case .title, .textarea, .xmp, .iframe, .noembed, .noframes: .other
    default: nil
    }
  }

  /// Elements in which whitespace is shown, or is likely to be.
  var keepsSpace: Bool {
    switch self {
    case .pre, .listing, .code, .kbd, .samp: true
    default: false
    }
  }

  /// Elements without content and end tag (HTML, section 13.1.2).
  var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source,
      .track, .wbr:
      true
    default: false
    }
  }

  var isOfHead: Bool {
    switch self {
    case .html, .head, .base, .link, .meta, .title, .script, .style: true
    default: false
    }
  }

  /// Whether a tag stands in a table, outside its cells, so that whitespace behind it means
  /// nothing.
  func mayPrecedeRow(isEnd: Bool) -> Bool {
    switch self {
    case .thead, .tbody, .tfoot, .tr, .colgroup, .col: true
    case .table: !isEnd
    case .td, .th, .caption: isEnd
    default: false
    }
  }

  /// The same for whitespace before the tag.
  func mayFollowRow(isEnd: Bool) -> Bool {
    switch self {
    case .thead, .tbody, .tfoot, .tr, .colgroup, .col: true
    case .table: isEnd
    case .td, .th, .caption: !isEnd
    default: false
    }
  }
}
