/// What a build without problems leaves so that the next one can see at a glance that nothing is to
/// be done: what it read, what it wrote, and what it reported.
struct UnchangedBuild: Sendable {
  struct Output: Sendable {
    let path: String
    var identity: FileIdentity
  }

  /// Everything but files that decides what is built.
  let key: UInt64
  /// The libraries for images that were asked for.
  var codecs: ImageCodecUse
  /// The ``SourceStamp`` of the files.
  var inputs: UInt64
  /// What the stamp was made of.
  var sources: [SourceStamp.Entry]
  /// When the build was made, and the first moment at which it would be another: seconds since 1970.
  let moment: Int
  let end: Int
  /// The files of the output, with the list of them.
  var outputs: [Output]
  let report: BuildReport

  /// Whether a build at a moment would do nothing, as far as what it reads tells.
  func isRight(key: UInt64, codecs: ImageCodecs, now: Int) -> Bool {
    key == self.key && now >= moment && now < end && self.codecs.isRight(for: codecs)
  }

  /// Whether every file of the output is what was written.
  func hasOutputs(in folder: String, pool: WorkerPool) -> Bool {
    do throws(FileSystemError) {
      let journal = folder + "/" + OutputManifest.journalName
      if try FileSystem.statusIfPresent(journal) != nil { return false }
    } catch {
      return false
    }
    let presence = OutputPresence(folder: folder, paths: outputs.lazy.map(\.path), pool: pool)
    let size = 256
    let parts = pool.map(count: (outputs.count + size - 1) / size) { part in
      outputs[part * size..<min(outputs.count, (part + 1) * size)].allSatisfy {
        presence.has($0.path, $0.identity)
      }
    }
    return parts.allSatisfy(\.self)
  }
}

extension UnchangedBuild {
  func encode(to writer: inout ByteWriter) {
    writer.number(key)
    writer.codecs(codecs)
    writer.number(inputs)
    writer.count(sources.count)
    for source in sources {
      writer.number(source.path)
      writer.number(source.state)
      writer.spill()
    }
    writer.number(Int64(moment))
    writer.number(Int64(end))
    for count in [
      report.pages, report.skippedDrafts, report.skippedFuture, report.skippedExpired,
      report.unchangedFiles,
    ] {
      writer.count(count)
    }
    writer.count(report.skipped.count)
    for page in report.skipped {
      writer.text(page.file)
      writer.text(page.state.rawValue)
      writer.text(page.date)
      writer.text(page.reason)
    }
    writer.count(outputs.count)
    for output in outputs {
      writer.text(output.path)
      writer.identity(output.identity)
      writer.spill()
    }
  }

  /// `nil` when the bytes are no such memory.
  init?(from reader: inout ByteReader) {
    key = reader.number()
    codecs = reader.codecs()
    inputs = reader.number()
    var sources: [SourceStamp.Entry] = []
    let sourceCount = reader.count(ofBytes: 16)
    sources.reserveCapacity(sourceCount)
    for _ in 0..<sourceCount {
      sources.append(SourceStamp.Entry(path: reader.number(), state: reader.number()))
    }
    self.sources = sources
    moment = Int(truncatingIfNeeded: reader.signed())
    end = Int(truncatingIfNeeded: reader.signed())
    var report = BuildReport()
    report.succeeded = true
    report.pages = reader.count()
    report.skippedDrafts = reader.count()
    report.skippedFuture = reader.count()
    report.skippedExpired = reader.count()
    report.unchangedFiles = reader.count()
    for _ in 0..<reader.count(ofBytes: 4) {
      let file = reader.text()
      guard let state = ListedPage.State(rawValue: reader.text()) else { return nil }
      report.skipped.append(
        SkippedPage(
          file: file, state: state, date: reader.optionalText(), reason: reader.text()))
    }
    self.report = report
    var outputs: [Output] = []
    let count = reader.count(ofBytes: 33)
    outputs.reserveCapacity(count)
    for _ in 0..<count {
      let path = reader.text()
      outputs.append(Output(path: path, identity: reader.identity()))
    }
    self.outputs = outputs
    if reader.hasFailed || !reader.isAtEnd { return nil }
  }
}
