import ToriiFrontMatter
import ToriiSite

/// `i18n/de.toml` and its like as gettext catalogues: what had an id is a message of that name,
/// `{{ T "readMore" }}` is `{{ _("readMore") }}` (Hugo documentation, "Multilingual mode").
extension HugoImport {
  /// Hugo names the forms of a number as CLDR does; gettext counts them.
  private struct Plurals {
    let categories: [String]
    let rule: String

    static func of(_ language: String) -> Plurals {
      let code = String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
      switch code {
      case "ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my":
        return Plurals(categories: ["other"], rule: "nplurals=1; plural=0;")
      case "fr", "pt", "hy":
        return Plurals(categories: ["one", "other"], rule: "nplurals=2; plural=(n > 1);")
      case "ru", "uk", "be", "sr", "hr", "bs":
        return Plurals(
          categories: ["one", "few", "many"],
          rule: "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
            + "(n%100<10 || n%100>=20) ? 1 : 2);")
      case "pl":
        return Plurals(
          categories: ["one", "few", "many"],
          rule: "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) "
            + "? 1 : 2);")
      case "cs", "sk":
        return Plurals(
          categories: ["one", "few", "other"],
          rule: "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);")
      case "ar":
        return Plurals(
          categories: ["zero", "one", "two", "few", "many", "other"],
          rule: "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
            + "n%100>=11 ? 4 : 5);")
      default:
        return Plurals(categories: ["one", "other"], rule: "nplurals=2; plural=(n != 1);")
      }
    }
  }

  func translations(_ file: String) {
    let path = SourcePath(file)
    let language = String(path.stem)
    guard ["toml", "yaml", "yml", "json"].contains(path.fileExtension),
      path.components.count == 2, SiteLanguage.isCode(language)
    else {
      return session.note(file, nil, "the file is not carried", "write a catalogue in locales")
    }
    guard let data = session.data(file, Self.format(file)) else { return }
    let plurals = Plurals.of(language)
    var result = "msgid \"\"\nmsgstr \"\"\n"
    result += "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: \(language)\\n\"\n"
    result += "\"Plural-Forms: \(plurals.rule)\\n\"\n"
    var known: Set<String> = []
    for (id, text, line) in Self.messages(data) where known.insert(id).inserted {
      guard let entry = entry(id, text, plurals, (file, line)) else { continue }
      result += "\n" + entry
    }
    // What a language lacks it has in the words of the default one.
    for (id, text, _) in defaultMessages(besides: file) where known.insert(id).inserted {
      guard let entry = entry(id, text, plurals, nil) else { continue }
      result += "\n" + entry
    }
    session.write("locales/\(language).po", result, from: file)
    session.count("catalogues")
    session.noteOnce(
      "i18n", "the texts of i18n are messages named by their ids",
      "write {{ _(\"readMore\") }} for {{ T \"readMore\" }} in templates")
  }

  private func defaultMessages(besides file: String) -> [(id: String, text: DataNode, line: Int)] {
    let names = ["toml", "yaml", "yml", "json"].map { "i18n/\(defaultLanguage).\($0)" }
    guard !names.contains(file), let name = names.first(where: session.tree.files.contains),
      let data = session.data(name, Self.format(name))
    else { return [] }
    return Self.messages(data)
  }

  /// A table by id, tables in tables, or a list of `id` and `translation`.
  private static func messages(
    _ node: DataNode, under path: String = ""
  ) -> [(id: String, text: DataNode, line: Int)] {
    if let list = node.sequence {
      return list.compactMap { item in
        guard let id = item["id"]?.string, let text = item["translation"] else { return nil }
        return (id, text, item.position.line)
      }
    }
    return (node.mapping ?? []).flatMap { entry -> [(id: String, text: DataNode, line: Int)] in
      let id = path.isEmpty ? entry.key : path + "." + entry.key
      if let keys = entry.value.mapping, !keys.contains(where: { isForm($0.key) }) {
        return messages(entry.value, under: id)
      }
      return [(id, entry.value, entry.keyPosition.line)]
    }
  }

  private static func isForm(_ key: String) -> Bool {
    ["zero", "one", "two", "few", "many", "other", "translation"].contains(key.lowercased())
  }

  private func entry(
    _ id: String, _ node: DataNode, _ plurals: Plurals, _ place: (file: String, line: Int)?
  ) -> String? {
    let id = Self.quoted(id)
    var forms: [String: String] = [:]
    for form in node.mapping ?? [] {
      forms[form.key.lowercased()] = form.value.scalarText.map { message($0, place) }
    }
    guard let other = forms["other"] ?? forms["translation"] ?? forms["one"] else {
      return node.scalarText.map { "msgid \(id)\nmsgstr \(Self.quoted(message($0, place)))\n" }
    }
    if Set(forms.keys).isSubset(of: ["other", "translation"]), !other.contains("%(num)s") {
      return "msgid \(id)\nmsgstr \(Self.quoted(other))\n"
    }
    var result = "msgid \(id)\nmsgid_plural \(id)\n"
    for (index, category) in plurals.categories.enumerated() {
      result += "msgstr[\(index)] \(Self.quoted(forms[category] ?? other))\n"
    }
    return result
  }

  /// The text with its values as gettext has them: `{{ .Count }}` is the number that chooses.
  private func message(_ text: String, _ place: (file: String, line: Int)?) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "{{"),
      let end = rest[start.upperBound...].firstRange(of: "}}")
    {
      result += rest[..<start.lowerBound].split(separator: "%", omittingEmptySubsequences: false)
        .joined(separator: "%%")
      let word = TagRewriter.trimmed(rest[start.upperBound..<end.lowerBound])
      let name = word.hasPrefix(".") ? String(word.dropFirst()) : word
      let isName = name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F }
      if word == "." || name == "Count" {
        result += "%(num)s"
      } else if word.hasPrefix("."), isName, !name.isEmpty {
        result += "%(\(name))s"
      } else if let place {
        session.note(
          place.file, place.line, "{{ \(word) }} in a text is not carried",
          "write the text without it")
      }
      rest = rest[end.upperBound...]
    }
    return result
      + rest.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
