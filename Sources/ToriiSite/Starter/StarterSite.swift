/// What `torii new site` writes: a blog that builds with the default theme.
package struct StarterSite {
  package let title: String?
  package let today: DateTime

  package init(title: String?, today: DateTime) {
    self.title = title
    self.today = today
  }

  /// Writes the files and returns their names; the folder must be new or empty.
  package func write(to folder: String) throws(Diagnostic) -> [String] {
    do throws(FileSystemError) {
      if let status = try FileSystem.statusIfPresent(folder) {
        guard status.kind == .directory else {
          throw FileSystemError(operation: "create", path: folder, code: fileExists)
        }
        let entries = try FileSystem.list(folder).filter { $0.name?.hasPrefix(".") != true }
        if !entries.isEmpty {
          throw FileSystemError(operation: "fill", path: folder, code: folderNotEmpty)
        }
      }
      try FileSystem.makeDirectories(folder)
    } catch {
      throw Diagnostic(.error, error.description, hint: "name a new folder")
    }
    for (name, text) in files(named: String(SourcePath(folder).name)) {
      try StarterFile.write(text, to: folder, name)
    }
    return files(named: "").map(\.name)
  }

  private func files(named folder: String) -> [(name: String, text: String)] {
    let title = title ?? SiteModelBuilder.humanized(folder)
    return [
      ("torii.yaml", configuration(title)), (".gitignore", "/public/\n"),
      ("content/posts/\(today.format("%Y-%m-%d"))-hello.md", post),
      ("content/about.md", about),
    ]
  }

  private func configuration(_ title: String) -> String {
    """
    title: \(JSONText.quoted(title))
    description: A site made with Torii.
    # Where the site will live; feeds and the sitemap need it.
    base_url: http://localhost:8000
    language: en
    # author: Your name
    theme: sumi
    paginate: 10

    menus:
      main:
        - {name: Posts, url: /posts/}
        - {name: Archive, url: /archive/}
        - {name: About, url: /about/}

    """
  }

  private var post: String {
    """
    ---
    title: Hello
    date: \(today.format("%Y-%m-%d"))
    tags: [first]
    ---

    This is the first post. It lives in `content/posts`.

    <!--more-->

    ## What to do next

    - Write: `torii new post "My second post"` makes a draft.
    - Set the title and the address of the site in `torii.yaml`.
    - Build: `torii build` writes the site to `public`.

    """
  }

  private var about: String {
    """
    ---
    title: About
    ---

    Who writes here, and why.

    """
  }
}
