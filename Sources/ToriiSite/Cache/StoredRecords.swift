/// Many records of bytes, of which few are looked at.
struct StoredRecords: Sendable {
  /// Records that lie one behind the other.
  private struct Part: Sendable {
    let bytes: [UInt8]
    /// Where each begins, and where the last ends.
    let starts: [Int]

    init(_ bytes: [UInt8], _ starts: [Int]) { (self.bytes, self.starts) = (bytes, starts) }

    init?(_ range: Range<Int>, ofSize size: Int, _ write: (Int, inout ByteWriter) -> Bool) {
      var starts = [0]
      starts.reserveCapacity(range.count + 1)
      var writer = ByteWriter(capacity: range.count * size)
      for index in range {
        guard write(index, &writer) else { return nil }
        starts.append(writer.bytes.count)
      }
      self.init(writer.bytes, starts)
    }
  }

  let count: Int
  private let parts: [Part]
  /// How many records each part has, but for the last.
  private let partSize: Int
  private var replaced: [Int: [UInt8]] = [:]

  /// Records that are made by several threads; `nil` where one of them cannot be made.
  ///
  /// - Parameters:
  ///   - size: About how many bytes a record has.
  ///   - write: Puts a record behind what is written; returns whether it can be made.
  init?(
    count: Int, ofSize size: Int, pool: WorkerPool,
    _ write: @escaping @Sendable (Int, inout ByteWriter) -> Bool
  ) {
    let partSize = 512
    let made = pool.map(count: (count + partSize - 1) / partSize) { part in
      Part(part * partSize..<min(count, (part + 1) * partSize), ofSize: size, write)
    }
    parts = made.compactMap(\.self)
    if parts.count < made.count { return nil }
    self.count = count
    self.partSize = partSize
  }

  /// The records in bytes that a writer put together.
  init(from reader: inout ByteReader) {
    let count = reader.count(ofBytes: 1)
    var lengths: [Int] = []
    lengths.reserveCapacity(count)
    for _ in 0..<count { lengths.append(reader.count()) }
    var starts = [reader.position]
    starts.reserveCapacity(count + 1)
    for length in lengths {
      reader.skip(length)
      if reader.hasFailed { break }
      starts.append(reader.position)
    }
    parts = [Part(reader.bytes, starts)]
    self.count = starts.count - 1
    partSize = max(1, self.count)
  }

  func write(to writer: inout ByteWriter) {
    writer.count(count)
    for index in 0..<count { writer.count(replaced[index]?.count ?? place(index).range.count) }
    // What lies between two replaced records is copied at once.
    let others = replaced.keys.sorted()[...]
    for (number, part) in parts.enumerated() {
      let first = number * partSize
      var next = 0
      for index in others where (first..<first + part.starts.count - 1).contains(index) {
        Self.write(part.bytes[part.starts[next]..<part.starts[index - first]], to: &writer)
        writer.append(replaced[index] ?? [])
        next = index - first + 1
      }
      Self.write(part.bytes[part.starts[next]..<part.starts[part.starts.count - 1]], to: &writer)
    }
  }

  /// Writes many bytes, a piece at a time.
  private static func write(_ bytes: ArraySlice<UInt8>, to writer: inout ByteWriter) {
    var rest = bytes
    while !rest.isEmpty {
      writer.append(rest.prefix(CacheFile.pieceBytes))
      rest = rest.dropFirst(CacheFile.pieceBytes)
      writer.spill()
    }
  }

  /// Where a record is.
  private func place(_ index: Int) -> (part: Part, range: Range<Int>) {
    let part = parts[index / partSize]
    let position = index % partSize
    return (part, part.starts[position]..<part.starts[position + 1])
  }

  /// Reads a record; indices out of bounds give one that fails.
  func reader(_ index: Int) -> ByteReader {
    if let other = replaced[index] { return ByteReader(other) }
    guard index >= 0, index < count else { return ByteReader([]) }
    let (part, range) = place(index)
    return ByteReader(part.bytes, from: range.lowerBound, to: range.upperBound)
  }

  mutating func replace(_ index: Int, with record: [UInt8]) {
    if index >= 0, index < count { replaced[index] = record }
  }

  /// The records in whose bytes something is found.
  func indices(where matches: (UnsafeRawBufferPointer) -> Bool) -> [Int] {
    var result: [Int] = []
    for (number, part) in parts.enumerated() {
      part.bytes.withUnsafeBytes { all in
        for position in 0..<part.starts.count - 1 {
          let index = number * partSize + position
          let isFound =
            if let other = replaced[index] {
              other.withUnsafeBytes(matches)
            } else {
              matches(
                UnsafeRawBufferPointer(
                  rebasing: all[part.starts[position]..<part.starts[position + 1]]))
            }
          if isFound { result.append(index) }
        }
      }
    }
    return result
  }
}
