/// The whole site, built once and never changed while it is rendered, so that jobs need no locks.
///
/// A class: whatever refers to it would else copy two dozen references, which all threads count.
package final class SiteModel: Sendable {
  package let configuration: SiteConfiguration
  /// Every page of every kind, by index.
  package let pages: PageList
  /// Pages that authors wrote, newest first; sections are not among them.
  package let regular: [Int]
  /// Dated pages of the section `posts`, or all dated pages where there is no such section.
  package let posts: [Int]
  /// The home page's section is the first.
  package let sections: [Section]
  package let taxonomies: [Taxonomy]
  package let pageTerms: PageTerms
  /// By page; see ``neighbours(ofPage:)``.
  let neighbours: [Neighbours]
  /// What the pages go through that choose it themselves.
  package let lists: [Int: [Int]]
  package let archive: [ArchiveYear]
  /// What the pages of years and months show, by the index of the page.
  package let archivePeriods: [Int: ArchivePeriod]
  package let menus: [(name: String, items: [Menus.Item])]
  /// Regular pages by path below `content`.
  package let pagesByPath: PagePaths
  package let sectionsByPath: [String: Int]
  /// Whether few pages are looked at, so that no index of all of them is worth its making.
  let isSparse: Bool
  let relatedPages: RelatedPages

  init(
    configuration: SiteConfiguration, pages: PageList, regular: [Int], posts: [Int],
    sections: [Section], taxonomies: [Taxonomy], pageTerms: PageTerms,
    neighbours: [Neighbours], lists: [Int: [Int]], archive: [ArchiveYear],
    archivePeriods: [Int: ArchivePeriod], menus: [(name: String, items: [Menus.Item])],
    pagesByPath: PagePaths, sectionsByPath: [String: Int], isSparse: Bool = false,
    relatedPages: RelatedPages = RelatedPages()
  ) {
    self.configuration = configuration
    self.pages = pages
    self.regular = regular
    self.posts = posts
    self.sections = sections
    self.taxonomies = taxonomies
    self.pageTerms = pageTerms
    self.neighbours = neighbours
    self.lists = lists
    self.archive = archive
    self.archivePeriods = archivePeriods
    self.menus = menus
    self.pagesByPath = pagesByPath
    self.sectionsByPath = sectionsByPath
    self.isSparse = isSparse
    self.relatedPages = relatedPages
  }

  /// The same site with other versions of the same pages.
  func with(pages: [Page]) -> SiteModel {
    SiteModel(
      configuration: configuration, pages: PageList(pages), regular: regular, posts: posts,
      sections: sections, taxonomies: taxonomies, pageTerms: pageTerms,
      neighbours: neighbours, lists: lists, archive: archive, archivePeriods: archivePeriods,
      menus: menus, pagesByPath: pagesByPath, sectionsByPath: sectionsByPath,
      isSparse: isSparse, relatedPages: relatedPages)
  }

  /// The pages before and after a page; none for pages that there are not.
  func neighbours(ofPage page: Int) -> Neighbours {
    neighbours.indices.contains(page) ? neighbours[page] : Neighbours()
  }

  /// The sections from the home page down to the one that a page lies in.
  package func ancestors(of page: Page) -> [Int] {
    var result: [Int] = []
    var current = page.section
    while let index = current {
      if sections[index].page != page.index { result.append(index) }
      current = sections[index].parent
    }
    return result.reversed()
  }

  /// The address with the path of the base URL in front.
  package func href(_ url: URLPath) -> String {
    configuration.basePath + url.encoded
  }

  /// The absolute address; root-relative when the site has no base URL.
  package func permalink(_ url: URLPath) -> String {
    configuration.baseURL + url.encoded
  }
}
