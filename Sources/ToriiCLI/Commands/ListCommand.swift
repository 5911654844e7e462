import ArgumentParser
import ToriiSite

/// `torii list`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the content files and what a build makes of them.",
    version: ToriiVersion.current)

  /// What can be asked for.
  enum Selection: String, ExpressibleByArgument, CaseIterable {
    case all, drafts, future, expired

    func includes(_ state: ListedPage.State) -> Bool {
      switch self {
      case .all: true
      case .drafts: state == .draft
      case .future: state == .future
      case .expired: state == .expired
      }
    }
  }

  @Argument(help: "Which files: all, drafts, future or expired.")
  var selection = Selection.all

  @OptionGroup var site: SiteOptions

  func run() throws {
    let (pages, report) = SiteBuilder(site.buildOptions).list()
    site.show(report.diagnostics)
    for page in pages where selection.includes(page.state) {
      Terminal.print(site.json ? page.json : page.line)
    }
    if !report.succeeded { throw ExitCode.failure }
  }
}

extension ListedPage {
  fileprivate var line: String {
    let day = String((date ?? "").prefix(10))
    let columns = [
      state.rawValue.padded(to: 9), day.padded(to: 10), file + (url.map { " → " + $0 } ?? ""),
    ]
    return columns.joined(separator: "  ")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
