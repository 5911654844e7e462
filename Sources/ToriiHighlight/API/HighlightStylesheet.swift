/// Style sheets for highlighted code, for themes that bring none.
package enum HighlightStylesheet: String, CaseIterable, Sendable {
  case light
  case dark
  /// Light, and dark for readers whose system is dark.
  case auto

  /// The CSS.
  package var css: String {
    let palette: String =
      switch self {
      case .light: ".highlight {\n\(Self.properties(\.light))}\n"
      case .dark: ".highlight {\n\(Self.properties(\.dark))}\n"
      case .auto:
        ".highlight {\n\(Self.properties(\.light))}\n"
          + "@media (prefers-color-scheme: dark) {\n.highlight {\n\(Self.properties(\.dark))}\n}\n"
      }
    return palette + Self.layout
      + Self.colours.filter { !$0.classes.isEmpty }.map {
        ".highlight :is(\($0.classes)) { color: var(--code-\($0.name)) }\n"
      }.joined() + Self.faces
  }

  /// A colour with the classes that have it.
  package struct Colour: Sendable {
    package let name: String
    package let light: String
    package let dark: String
    let classes: String
  }

  /// All colours; the first is the background's.
  package static let colours: [Colour] = [
    Colour(name: "background", light: "#f6f7f9", dark: "#16191f", classes: ""),
    Colour(name: "text", light: "#22272e", dark: "#dde1e8", classes: ""),
    Colour(name: "marked", light: "#fdf0c4", dark: "#3a3420", classes: ""),
    Colour(
      name: "comment", light: "#5b6573", dark: "#97a1b0",
      classes: ".c, .c1, .ch, .cm, .cs, .sd, .linenos"),
    Colour(
      name: "keyword", light: "#7a2aa0", dark: "#cfa5ff",
      classes: ".k, .kc, .kd, .kn, .kp, .kr, .kt, .ow, .nt"),
    Colour(
      name: "string", light: "#1d6330", dark: "#9bd48c",
      classes: ".s, .s1, .s2, .sa, .sb, .sc, .dl, .sh, .si, .sx, .ss, .se, .ld, .gi"),
    Colour(
      name: "number", light: "#854600", dark: "#efb266",
      classes: ".m, .mb, .mf, .mh, .mi, .il, .mo, .no, .ni, .bp"),
    Colour(
      name: "name", light: "#1b4f9e", dark: "#8ab8ff",
      classes: ".nf, .fm, .nc, .nd, .nn, .na, .nl, .py, .ne, .gh, .gu"),
    Colour(
      name: "builtin", light: "#0a5d66", dark: "#78ced6",
      classes: ".nb, .nv, .vc, .vg, .vi, .vm, .cp, .cpf, .gp"),
    Colour(name: "error", light: "#a8201a", dark: "#ff938a", classes: ".err, .gd, .gr, .gt, .sr"),
  ]

  private static func properties(_ scheme: (Colour) -> String) -> String {
    colours.map { "  --code-\($0.name): \(scheme($0));\n" }.joined()
  }

  private static let layout = """
    .highlight { overflow-x: auto; background: var(--code-background); color: var(--code-text) }
    .highlight pre { margin: 0; padding: .75rem 1rem }
    .highlight .filename { display: block; padding: .5rem 1rem 0; font-size: .85em }
    .highlight .hll { display: block; background: var(--code-marked) }
    .highlight .linenos { padding-inline-end: 1em; user-select: none }
    .highlighttable { border-spacing: 0 }
    .highlighttable td { padding: 0; vertical-align: top }

    """

  private static let faces = """
    .highlight :is(.c, .c1, .ch, .cm, .cs, .sd, .ge) { font-style: italic }
    .highlight :is(.gs, .gh, .gu) { font-weight: bold }

    """
}
