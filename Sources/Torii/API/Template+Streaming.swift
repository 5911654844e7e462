extension Template {
  /// Renders the template and hands its UTF-8 bytes over in pieces while it runs
  /// (Jinja2 documentation, `Template.stream`).
  ///
  /// - Parameters:
  ///   - context: The variables that the template sees.
  ///   - chunkSize: How many bytes a piece has at least, but for the last one.
  ///   - write: Gets each piece. An error that it throws stops the render and becomes the `cause`
  ///     of the render's error.
  /// - Throws: The error that stopped the render, with its place. What was written before stays
  ///   written.
  public func stream(
    _ context: [String: Value] = [:], chunkSize: Int = 16 << 10,
    to write: @escaping ([UInt8]) throws -> Void
  ) throws(TemplateError) {
    try lend(.frozen(context), chunkSize: chunkSize) { try write(Array($0)) }
  }

  /// Streams to somebody who is done with a piece when the call returns.
  ///
  /// - Parameter observer: What the host's own objects and functions are given.
  package func lend(
    _ context: Value.Dict, chunkSize: Int, observer: UnsafeMutableRawPointer? = nil,
    to write: @escaping (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws(TemplateError) {
    try Render.run(
      program, context: context, globals: globals, environment: environment,
      sink: OutputSink(chunkSize: max(1, chunkSize), write: write), observer: observer
    ) { (machine) throws(TemplateError) in
      try machine.pointee.output.flush(isFinal: true)
    }
  }
}

/// Where a streamed render's bytes go.
struct OutputSink {
  let chunkSize: Int
  /// Gets pieces that are valid until it returns.
  let write: (UnsafeBufferPointer<UInt8>) throws -> Void
}
