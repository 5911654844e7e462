/// A frame that still runs, in which code of its unit can run while another frame is on top: a
/// macro or an included template that is given `loop` may call it or ask it for the next item.
///
/// Whoever keeps one drops it before the frame ends.
struct RunningFrame {
  fileprivate let slots: UnsafeMutablePointer<ValuePointer>
  fileprivate let store: ValuePointer
  fileprivate let loops: UnsafeMutablePointer<LoopState>
  fileprivate let slotCount: Int
  fileprivate let box: Unmanaged<FrameBox>?
  fileprivate let context: RenderContext
}

extension UnsafeMutablePointer where Pointee == Machine {
  var runningFrame: RunningFrame {
    RunningFrame(
      slots: pointee.slots, store: pointee.store, loops: pointee.loops,
      slotCount: pointee.slotCount, box: pointee.box, context: pointee.context)
  }

  /// Runs `body` in a frame that waits below the one on top, or is the one on top.
  func resume<Result>(
    _ frame: RunningFrame, _ body: (MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    if pointee.slots == frame.slots { return try body(self) }
    let saved = runningFrame
    let savedLink = pointee.outerFrame
    var link = FrameLink(
      slots: saved.slots, store: saved.store, loops: saved.loops, slotCount: saved.slotCount,
      box: saved.box, outer: savedLink)
    enter(frame)
    defer {
      enter(saved)
      pointee.outerFrame = savedLink
    }
    return try withUnsafeMutablePointer(to: &link) { (link) throws(TemplateError) in
      pointee.outerFrame = link
      return try withContext(frame.context, body)
    }
  }

  private func enter(_ frame: RunningFrame) {
    pointee.slots = frame.slots
    pointee.store = frame.store
    pointee.loops = frame.loops
    pointee.slotCount = frame.slotCount
    pointee.box = frame.box
  }
}
