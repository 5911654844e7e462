import Testing
import ToriiServer

struct ByteRangeTests {
  @Test(arguments: [
    ("bytes=0-0", 0..<1), ("bytes=0-", 0..<10), ("bytes=3-5", 3..<6), ("bytes=9-", 9..<10),
    ("bytes=-1", 9..<10), ("bytes=-100", 0..<10), ("bytes=0-9223372036854775807", 0..<10),
    ("bytes=5-99999999999999999999999", 5..<10), ("Bytes=0-0", 0..<1), ("BYTES=-1", 9..<10),
  ])
  func readsOneRange(_ header: String, _ expected: Range<Int>) {
    #expect(ByteRange(header: header, size: 10) == .part(expected))
  }

  @Test(arguments: [
    "bytes=10-", "bytes=-0", "bytes=9223372036854775807-",
    "bytes=9223372036854775808-9223372036854775809",
  ])
  func refusesWhatLiesBehindTheEnd(_ header: String) {
    #expect(ByteRange(header: header, size: 10) == .unsatisfiable)
  }

  @Test(arguments: [
    "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-0,1-1", "bytes=1-1;x", "items=0-1",
    "bytes=--1", "bytes=-9223372036854775808x", "bytes=+1-2",
  ])
  func ignoresTheRest(_ header: String) {
    #expect(ByteRange(header: header, size: 10) == .all)
  }

  @Test func emptyFilesHaveNoRange() {
    #expect(ByteRange(header: "bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRange(header: nil, size: 0) == .all)
  }
}
