import Testing
import Torii

@testable import ToriiSite

@Suite("What a render reads")
struct FactRecorderTests {
  @Test func isNotedOnceForEachPage() {
    let (result, facts) = FactRecorder.record(pageCounts: [2, 3]) {
      FactRecorder.current?.read(.metadata, ofPage: 2, language: 1)
      FactRecorder.current?.read(.dates, ofPage: 2, language: 1)
      FactRecorder.current?.read(.day)
      return "done"
    }
    #expect(result == "done")
    #expect(facts.isComplete)
    #expect(facts.pages.count == 1)
    #expect(facts.pages.first?.index == 2 && facts.pages.first?.language == 1)
    #expect(facts.pages.first?.facets == [.metadata, .dates])
    #expect(facts.others == [.day])
  }

  @Test func isKeptWhereItIsWhenAnotherRenderBeginsWithinThisOne() {
    let (_, outer) = FactRecorder.record(pageCounts: [1], about: (0, 0)) {
      FactRecorder.current?.keep("a text of more than fifteen bytes", at: 3)
      let place = FactRecorder.current?.place(3)
      let (_, inner) = FactRecorder.record(pageCounts: [1]) {
        FactRecorder.current?.read(.day)
      }
      // Nothing that it made may be reused, for nobody knows what it read.
      #expect(!inner.isComplete)
      #expect(place != nil && FactRecorder.current?.place(3) == place)
      #expect(place?.pointee.stringValue == "a text of more than fifteen bytes")
      FactRecorder.current?.read(.data)
    }
    #expect(outer.isComplete)
    #expect(Set(outer.others) == [.day, .data])
    #expect(FactRecorder.current == nil)
  }
}
