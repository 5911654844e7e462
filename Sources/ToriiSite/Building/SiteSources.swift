/// Everything that a build reads beside the content: configuration, theme, templates, static files
/// and data.
package struct SiteSources: Sendable {
  /// The resolved folder of the site.
  package let folder: String
  /// Which overlay of the configuration is used.
  package let environment: String
  package let configuration: SiteConfiguration
  /// Where the output goes; `nil` after a problem with it was reported.
  package let output: String?
  package let theme: Theme?
  package let templates: TemplateSet
  package let assets: AssetLibrary
  package let data: DataFolder

  /// Reads them; `nil` when there is no site. All problems go to the collector.
  package static func load(
    _ options: BuildOptions, collector: DiagnosticCollector
  ) -> SiteSources? {
    guard let site = folder(options, collector) else { return nil }
    var configuration = ConfigurationLoader.load(
      siteFolder: site, environment: options.environment, variables: options.variables,
      collector: collector)
    override(&configuration, options, collector)
    let output = OutputFolder.resolve(
      option: options.output, configured: configuration.output, site: site,
      file: configuration.source?.file, collector: collector)
    let theme = ThemeLoader(siteFolder: site, configuration: configuration, collector: collector)
      .load()
    let locales = LocaleFolder.read(site + "/locales", label: "locales", collector: collector)
    let translations = SiteTranslations(
      [locales] + (theme?.chain.map(\.locales) ?? []), languages: configuration.languages,
      collector: collector)
    let templates = templates(of: site, theme, translations, collector)
    let files = (theme?.allStaticFiles ?? [:]).merging(
      StaticFolder.read(
        site + "/static", label: "static", excluding: Set([output].compactMap(\.self)),
        collector: collector)
    ) { _, own in own }
    return SiteSources(
      folder: site, environment: options.environment, configuration: configuration,
      output: output, theme: theme, templates: templates,
      assets: AssetBuilder.build(
        files, configuration, site: options.runsCommands ? site : nil,
        usesCache: options.usesCache && !options.cleansCache,
        images: ImageLibrary(
          site: options.usesCache ? site : nil, settings: configuration.images,
          codecs: options.imageCodecs,
          collector: collector), collector: collector),
      data: DataFolder(folder: site + "/data", collector: collector))
  }

  private static func templates(
    of site: String, _ theme: Theme?, _ translations: SiteTranslations,
    _ collector: DiagnosticCollector
  ) -> TemplateSet {
    TemplateSet(
      site: TemplateFolder.read(site + "/templates", label: "templates", collector: collector),
      theme: theme, translations: translations)
  }

  /// The same with the site's templates as they are now, and with its themes' where asked for.
  func readingTemplates(themes: Bool, _ collector: DiagnosticCollector) -> SiteSources {
    let loader = ThemeLoader(
      siteFolder: folder, configuration: configuration, collector: collector)
    let theme = themes ? loader.load() : theme
    return SiteSources(
      folder: folder, environment: environment, configuration: configuration, output: output,
      theme: theme,
      templates: Self.templates(of: folder, theme, templates.translations, collector),
      assets: assets, data: data)
  }

  package var staticFiles: [String: StaticFile] { assets.files }

  /// Without the theme that was asked for every template would be missing too.
  package var lacksTheme: Bool { configuration.theme != nil && theme == nil }

  /// What a change of may change the site: its folders and files, and its theme's folder.
  package var watchedPaths: [String] {
    let names =
      ["content", "templates", "static", "data", "locales", "themes"]
      + ["torii", "torii." + environment].flatMap { stem in
        ["yaml", "yml", "toml", "json"].map { stem + "." + $0 }
      }
    let inputs = configuration.assets.commands.flatMap(\.inputs)
    let own = (names + inputs).map { folder + "/" + $0 }
    guard let themes = configuration.themesFolder else { return own }
    let absolute = themes.hasPrefix("/") ? themes : folder + "/" + themes
    let chain = theme?.chain.map(\.name) ?? [configuration.theme].compactMap(\.self)
    return own
      + chain.map { name in
        let folder = absolute + "/" + name
        return (try? FileSystem.realPath(folder)) ?? folder
      }
  }

  /// The resolved folder of the site; `nil` after a problem with it was reported.
  package static func folder(
    _ options: BuildOptions, _ collector: DiagnosticCollector
  ) -> String? {
    do throws(FileSystemError) {
      let folder = try FileSystem.realPath(options.source)
      guard FileSystem.isDirectory(folder) else {
        collector.error("\"\(options.source)\" is no folder")
        return nil
      }
      let isSite =
        FileSystem.isDirectory(folder + "/content")
        || ConfigurationLoader.fileNames.contains { FileSystem.isRegularFile(folder + "/" + $0) }
      if !isSite {
        collector.error(
          "\"\(options.source)\" is no site: it has neither torii.yaml nor a folder \"content\"",
          hint: "\"torii new site NAME\" makes one")
        return nil
      }
      return folder
    } catch {
      collector.error("cannot open the site \"\(options.source)\": \(error.reason)")
      return nil
    }
  }

  private static func override(
    _ configuration: inout SiteConfiguration, _ options: BuildOptions,
    _ collector: DiagnosticCollector
  ) {
    if options.minifies { configuration.minification = .all }
    if let text = options.baseURL {
      if let url = SiteConfiguration.normalizedBaseURL(text) {
        configuration.baseURL = url
      } else {
        collector.error(
          "--base-url is no web address: \"\(text)\"", hint: "write https://example.org")
      }
    } else if let origin = options.previewOrigin {
      configuration.baseURL =
        SiteConfiguration.normalizedBaseURL(
          origin + (options.previewBasePath ?? configuration.basePath)) ?? origin
    } else if configuration.baseURL.isEmpty && configuration.source != nil {
      collector.warning(
        "\"base_url\" is not set; feeds and the sitemap need it",
        file: configuration.source?.file, hint: "add base_url: https://example.org")
    }
  }
}
