import Testing
import Torii

@Suite struct TranslatedTemplateTests {
  private func environment(newstyle: Bool = false) -> Environment {
    var environment = Environment()
    environment.installNullTranslations(newstyle: newstyle)
    environment.loader = DictionaryLoader([
      "part.html": "{{ _('Hello') }}", "base.html": "{% block a %}{% endblock %}{{ _('May') }}",
      "macros.html": "{% macro hello() %}{{ gettext('Hello') }}{% endmacro %}",
    ])
    return environment
  }

  private func german() throws -> MessageCatalog {
    try MessageCatalog(po: CatalogFixtures.bytes("german.po"))
  }

  @Test(arguments: [false, true])
  func oneTemplateRendersInAnyLanguage(newstyle: Bool) throws {
    let template = try environment(newstyle: newstyle).template(
      from: "{% trans num=n %}{{ num }} apple{% pluralize %}{{ num }} apples{% endtrans %}")
    #expect(try template.render(["n": 2]) == "2 apples")
    #expect(try template.translated(by: german()).render(["n": 2]) == "2 Äpfel")
    #expect(try template.render(["n": 1]) == "1 apple")
  }

  @Test(arguments: [
    "{% include 'part.html' %}/Mai",
    "{% extends 'base.html' %}{% block a %}{{ _('Hello') }}/{% endblock %}",
    "{% from 'macros.html' import hello with context %}{{ hello() }}/{{ _('May') }}",
    "{% from 'macros.html' import hello %}{{ hello() }}/{{ _('May') }}",
  ])
  func otherTemplatesAreTranslatedWithIt(source: String) throws {
    let template = try environment().template(from: source).translated(by: german())
    #expect(try template.render() == "Hallo/Mai")
  }

  /// What Jinja2 3.1.6 makes of texts with `a='<x>', b=3, n='<'` and the count 2.
  @Test(arguments: [
    ("%(a)s<%(b)s>%(a)s", "&lt;x&gt;<3>&lt;x&gt;", "<x><3><x>"), ("%(a)s%%", "&lt;x&gt;%", "<x>%"),
    ("%(num)s %(n)s", "2 &lt;", "2 <"), ("é%(a)s", "é&lt;x&gt;", "é<x>"),
    (
      "%s",
      "{&#39;a&#39;: &#39;&lt;x&gt;&#39;, &#39;b&#39;: 3, &#39;n&#39;: &#39;&lt;&#39;, &#39;num&#39;: 2}",
      "{'a': '<x>', 'b': 3, 'n': '<', 'num': 2}"
    ),
  ])
  func variablesAreFilledIn(text: String, escaped: String, plain: String) throws {
    let template = try environment(newstyle: true).template(
      from:
        "{% autoescape on %}{{ ngettext(text, text, 2, a='<x>', b=3, n='<') }}{% endautoescape %}")
    #expect(try template.render(["on": true, "text": Value(text)]) == escaped)
    #expect(try template.render(["on": false, "text": Value(text)]) == plain)
  }

  /// What Python refuses, with its messages.
  @Test(arguments: [
    ("%(c)s", "'c'"), ("%(a", "incomplete format key"), ("%(a)", "incomplete format"),
    ("%(a(b)s", "incomplete format key"), ("%(context)s", "'context'"),
  ])
  func textsThatCannotBeFilledInAreRefused(text: String, message: String) throws {
    let template = try environment(newstyle: true).template(from: "{{ gettext(text, a='x') }}")
    let error = #expect(throws: TemplateError.self) {
      try template.render(["text": Value(text)])
    }
    #expect(error?.message == message)
  }

  /// Python's catalogues give what they have no translation of back as the object that it is.
  @Test(
    "Markup without a translation stays markup",
    arguments: [
      ("{{ _('<b>%(x)s'|safe, x='<') }}", true, "<b>&lt;"),
      ("{{ _('<b>'|safe) is escaped }}", true, "True"),
      ("{{ ngettext('<b>%(x)s'|safe, 'y', 1, x='<') }}", true, "<b>&lt;"),
      ("{{ _('<b>%(x)s'|safe) % {'x': '<'} }}", false, "<b>&lt;"),
      ("{{ _('<b>%(x)s') % {'x': '<'} }}", false, "<b><"),
    ])
  func markup(source: String, newstyle: Bool, expected: String) throws {
    #expect(try environment(newstyle: newstyle).template(from: source).render() == expected)
  }

  @Test func aRuleThatFailsStopsTheRender() throws {
    let source = """
      msgid ""
      msgstr "Plural-Forms: nplurals=2; plural=n%0;\\n"
      """
    let template = try environment().template(from: "{{ ngettext('a', 'b', 2) }}")
      .translated(by: MessageCatalog(po: Array(source.utf8)))
    let error = #expect(throws: TemplateError.self) { try template.render() }
    #expect(error?.kind == .zeroDivision)
  }

  @Test func uninstalledFunctionsAreUndefined() throws {
    var environment = environment()
    environment.uninstallTranslations()
    #expect(throws: TemplateError.self) {
      try environment.template(from: "{{ gettext('a') }}").render()
    }
  }
}
