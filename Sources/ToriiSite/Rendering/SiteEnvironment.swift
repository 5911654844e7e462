import Torii

/// The engine as the site's templates use it.
enum SiteEnvironment {
  /// Jinja2 with autoescaping for HTML and XML, the site's filters and functions, and limits that
  /// no sensible page reaches.
  static func make(
    templates: TemplateSet, table: ObjectTable, data: DataFolder, assets: AssetLibrary,
    now: DateTime
  ) -> Environment {
    var environment = base(templates, table.model.configuration)
    environment.limits = SiteLimits.limits(
      pages: table.model.pages.count, textBytes: table.model.textBytes)
    let functions: [(String, Function)] = [
      ("url_for", .urlFor(table)), ("asset", .asset(table, assets)),
      ("get_page", .getPage(table)), ("get_section", .getSection(table)),
      ("load_data", .loadData(data)), ("now", .now(now)),
    ]
    for (name, function) in functions {
      environment.globals[name] = .object(FunctionObject(function))
    }
    return environment
  }

  /// The same for shortcodes, which are rendered before there are pages.
  static func forShortcodes(
    templates: TemplateSet, configuration: SiteConfiguration, data: DataFolder, now: DateTime
  ) -> Environment {
    var environment = base(templates, configuration)
    for (name, function) in [("load_data", Function.loadData(data)), ("now", .now(now))] {
      environment.globals[name] = .object(FunctionObject(function))
    }
    return environment
  }

  /// The same for looking at templates without rendering them.
  static func forInspection(
    _ templates: TemplateSet, _ configuration: SiteConfiguration
  ) -> Environment { base(templates, configuration) }

  private static func base(
    _ templates: TemplateSet, _ configuration: SiteConfiguration
  ) -> Environment {
    let links = SiteLinks(configuration)
    var environment = Environment()
    environment.autoEscape = .select()
    environment.syntax.keepTrailingNewline = true
    environment.extensions = [.do, .loopControls]
    environment.reloadsChanged = false
    environment.limits = SiteLimits.limits(pages: 0, textBytes: 0)
    environment.loader = FunctionLoader { name in
      templates[name].map { LoadedSource(String(decoding: $0.bytes, as: UTF8.self)) }
    }
    environment.cacheSize = nil
    environment.resolvesName = { templates.name($0, in: $1, isExtended: false) }
    environment.resolvesExtendedName = { templates.name($0, in: $1, isExtended: true) }
    if let catalog = templates.translations[configuration.language] {
      environment.install(catalog, newstyle: true)
    } else {
      environment.installNullTranslations(newstyle: true)
    }
    environment.filters["date"] = .siteDate(
      timeZone: configuration.timeZone, language: configuration.language)
    environment.filters["slugify"] = .siteSlugify
    environment.filters["xml_escape"] = .siteXMLEscape
    environment.filters["markdown"] = .siteMarkdown(configuration.markdown)
    environment.filters["without_anchors"] = .siteWithoutAnchors
    environment.filters["plainify"] = environment.filters["striptags"]
    environment.filters["absolute_url"] = .siteAbsoluteURL(links)
    environment.filters["relative_url"] = .siteRelativeURL(links)
    environment.filters["absolute_urls"] = .siteAbsoluteURLs(configuration.baseURL)
    return environment
  }
}
