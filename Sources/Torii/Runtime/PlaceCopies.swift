#if TORII_COPIES_PLACES
  extension UnsafeMutablePointer where Pointee == Machine {
    /// A copy of a value that keeps it alive until the render ends.
    ///
    /// Nodes that borrow values must behave the same when they borrow copies: built with
    /// `-DTORII_COPIES_PLACES`, the tests prove that no place is used after its value has changed.
    func copyOfPlace(_ place: ValuePointer) -> ValuePointer {
      let copy = ValuePointer.allocate(capacity: 1)
      copy.initialize(to: place.pointee)
      pointee.placeCopies.append(copy)
      return copy
    }
  }

  extension Machine {
    mutating func releasePlaceCopies() {
      for copy in placeCopies {
        copy.deinitialize(count: 1)
        copy.deallocate()
      }
      placeCopies = []
    }
  }
#endif
