import Torii

extension Filter {
  /// `absolute_url`: an address with the host of the site in front.
  static func siteAbsoluteURL(_ links: SiteLinks) -> Filter {
    Filter(Signature("absolute_url", "value")) { (arguments) throws(TemplateError) in
      .string(links.absolute(try arguments.machine.text(of: arguments[0])))
    }
  }

  /// `relative_url`: an address below the host of the site.
  static func siteRelativeURL(_ links: SiteLinks) -> Filter {
    Filter(Signature("relative_url", "value")) { (arguments) throws(TemplateError) in
      .string(links.relative(try arguments.machine.text(of: arguments[0])))
    }
  }
}
