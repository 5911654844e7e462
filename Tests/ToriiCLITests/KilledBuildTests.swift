import Foundation
import Testing

@Suite("A killed build")
struct KilledBuildTests {
  @Test("leaves every file whole, and the next build completes it")
  func kill() throws {
    let folder = try ScratchFolder()
    try folder.writeSite()
    let filler = String(repeating: "filler ", count: 20_000)
    try folder.write("templates/page.html", "{{ page.title }}\n" + filler)
    func write(_ version: Int) throws {
      for number in 0..<60 {
        try folder.write("content/p\(number).md", "---\ntitle: v\(version)\n---\n")
      }
    }
    func page(_ version: Int) -> String { "v\(version)\n" + filler }
    try write(1)
    #expect(try ToriiProcess(["build"], in: folder.path).status == 0)
    try write(2)
    for milliseconds in [20, 60, 120, 250] {
      try ToriiProcess.startAndKill(["build"], in: folder.path, afterMilliseconds: milliseconds)
      for number in 0..<60 {
        let text = folder.text("public/p\(number)/index.html")
        #expect(text == page(1) || text == page(2))
      }
    }
    #expect(try ToriiProcess(["build"], in: folder.path).status == 0)
    for number in 0..<60 { #expect(folder.text("public/p\(number)/index.html") == page(2)) }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/public")
    #expect(names.filter { $0.contains("tmp") } == [])
  }
}
