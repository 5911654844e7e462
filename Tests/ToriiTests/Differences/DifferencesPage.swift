/// The page that lists where Torii means to differ from Jinja2, made of `Fixtures/differences`.
struct DifferencesPage {
  /// A part of the page: a file of fixtures.
  struct Part {
    let title: String
    let introduction: String
    /// The file's name without its extension.
    let file: String
  }

  static let parts = [
    Part(
      title: "What a template prints",
      introduction: "These templates make something else in Torii than in Jinja2.",
      file: "templates"),
    Part(
      title: "What a program can do",
      introduction: "These do not show in a template, but in the program around it.",
      file: "programs"),
  ]

  /// The part of the page that both the site and the documentation of the module have.
  static func body() -> String {
    let cases = Fixture.cases(in: "differences")
    return parts.map { part in
      let entries = cases.filter { $0.file == part.file }.map(entry).joined(separator: "\n")
      return "## \(part.title)\n\n\(part.introduction)\n\n\(entries)"
    }.joined(separator: "\n")
  }

  private static func entry(_ fixture: Fixture) -> String {
    var text = "### \(fixture.name)\n\n"
    if let template = fixture.sections["template"] {
      text += block("jinja", template)
      if let context = fixture.sections["context"] {
        text += "with\n\n" + block("json", context)
      }
      text += "- Jinja2: \(code(fixture.recorded))\n"
      text += "- Torii: \(code(fixture.sections["torii"] ?? ""))\n\n"
    }
    return text + (fixture.sections["reason"] ?? "") + "\n"
  }

  private static func block(_ language: String, _ text: String) -> String {
    "```\(language)\n\(text)\n```\n\n"
  }

  private static func code(_ text: String) -> String {
    let oneLine = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "⏎")
    return oneLine.isEmpty ? "nothing" : "`\(oneLine)`"
  }

  /// The page of the example site.
  static var site: String {
    """
    ---
    title: Differences from Jinja2
    description: Every place where Torii means to differ from Jinja2 3.1.6, and why.
    weight: 7
    ---

    Torii renders what Jinja2 3.1.6 renders, to the same bytes, and refuses what it refuses, with the
    same words. This page lists every exception. It is generated from the data of a test, which checks
    each of them against what was recorded from Jinja2. A difference that is not here is a bug.

    \(body())
    """
  }

  /// The article of the module's documentation.
  static var article: String {
    """
    # Differences from Jinja2

    Every place where Torii means to differ from Jinja2 3.1.6, and why.

    ## Overview

    This page is generated from the data of a test, which checks each entry against what was recorded
    from Jinja2. A difference that is not here is a bug.

    \(body())
    """
  }
}
