package import ToriiFrontMatter

/// The files of `data`, which templates read as `data.NAME` and by `load_data`.
package struct DataFolder: Sendable {
  /// A table of the files and folders of a folder.
  package indirect enum Node: Sendable {
    case value(DataNode)
    case folder([(name: String, node: Node)])
  }

  /// By path with the extension, for `load_data`.
  package private(set) var files: [String: DataNode] = [:]
  /// The files as they are written, by the same paths.
  package private(set) var bytes: [String: [UInt8]] = [:]
  package private(set) var root = Node.folder([])

  package init() {}

  /// Reads the folder; a name that two files share is an error.
  package init(folder: String, collector: DiagnosticCollector) {
    guard FileSystem.isDirectory(folder) else { return }
    var paths: [String: String] = [:]
    do throws(FileSystemError) {
      let scanner = try FileTreeScanner(
        root: folder, label: "data", hiddenFiles: .skip, collector: collector)
      for file in scanner.scan() {
        guard let (node, bytes) = Self.read(file, collector) else { continue }
        files[file.path.string] = node
        self.bytes[file.path.string] = bytes
        let key = file.path.folder.appending(file.path.stem).string
        if let other = paths[key] {
          collector.error(
            "data/\(other) and data/\(file.path) have the same name", file: "data/\(file.path)")
        }
        paths[key] = file.path.string
        root = Self.adding(node, at: SourcePath(key).components[...], to: root)
      }
    } catch {
      collector.error(error.description, file: "data", hint: error.hint)
    }
  }

  private static func read(
    _ file: ScannedFile, _ collector: DiagnosticCollector
  ) -> (DataNode, [UInt8])? {
    let name = "data/" + file.path.string
    let isCSV = file.path.fileExtension == "csv"
    let format = ConfigurationLoader.format(ofExtension: file.path.fileExtension)
    guard isCSV || format != nil else {
      collector.warning(
        "skipped: not a data file", file: name, hint: "data is YAML, TOML, JSON or CSV")
      return nil
    }
    do {
      let bytes = try FileSystem.readSaved(file.absolutePath, maximumBytes: 64 << 20)
      guard let format else { return (CSVParser.parse(bytes), bytes) }
      do throws(DataError) {
        let limits = DataLimits(maxBytes: 64 << 20, maxNodes: 5_000_000)
        return (try DataParser.parse(bytes, format: format, limits: limits), bytes)
      } catch {
        collector.add(SourceText(file: name, bytes: bytes).diagnostic(error))
        return nil
      }
    } catch {
      collector.error("cannot read the file: \(error.reason)", file: name, hint: error.hint)
      return nil
    }
  }

  private static func adding(
    _ value: DataNode, at path: ArraySlice<Substring>, to node: Node
  ) -> Node {
    guard let name = path.first else { return .value(value) }
    guard case .folder(var entries) = node else { return node }
    let index = entries.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    let child = adding(
      value, at: path.dropFirst(), to: index.map { entries[$0].node } ?? .folder([]))
    if let index {
      entries[index].node = child
    } else {
      entries.append((String(name), child))
    }
    return .folder(entries)
  }
}
