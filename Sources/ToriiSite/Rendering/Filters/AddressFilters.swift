import Torii

extension Filter {
  /// `absolute_url`: an address with the host of the site in front.
  static func siteAbsoluteURL(_ links: SiteLinks) -> Filter {
    Filter(Signature("absolute_url", "value")) { (arguments) throws(TemplateError) in
      .string(links.absolute(try arguments.machine.text(of: arguments[0])))
    }
  }

  /// `absolute_urls(html, page)`: the HTML with every address absolute, seen from the page with the
  /// given absolute address.
  static func siteAbsoluteURLs(_ baseURL: String) -> Filter {
    Filter(Signature("absolute_urls", "value, page=''")) { (arguments) throws(TemplateError) in
      let html = try arguments.machine.text(of: arguments[0])
      let page = try arguments.machine.text(of: arguments[1])
      let addresses = AbsoluteAddresses(page: page.isEmpty ? baseURL + "/" : page)
      return .markup(addresses.rewriting(html))
    }
  }

  /// `relative_url`: an address below the host of the site.
  static func siteRelativeURL(_ links: SiteLinks) -> Filter {
    Filter(Signature("relative_url", "value")) { (arguments) throws(TemplateError) in
      .string(links.relative(try arguments.machine.text(of: arguments[0])))
    }
  }
}
