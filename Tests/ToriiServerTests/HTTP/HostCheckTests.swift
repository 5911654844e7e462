import Testing
import ToriiServer

struct HostCheckTests {
  @Test(arguments: [
    "127.0.0.1:1313", "127.0.0.1", "localhost:1313", "localhost", "LOCALHOST:1313", "[::1]:1313",
    "[::1]", "blog.localhost:1313", "127.0.0.2", "localhost:8080",
    "localhost.", "localhost.:1313", "Blog.Localhost.:1313",
  ])
  func acceptsLoopback(_ host: String) {
    #expect(HostCheck(listeningOn: "127.0.0.1", machine: "box").accepted(host) != nil)
  }

  @Test(arguments: [
    "evil.example", "evil.example:1313", "localhost.evil.example", "127.0.0.1.evil.example",
    "127.0.0.1:1313@evil.example", "evil.example#127.0.0.1", "[::1].evil.example",
    "127.0.0.1:1313, evil.example", "127.0.0.1 evil", "127.0.0.1\tevil", "", ":1313", "2130706433",
    "0x7f000001", "127.1", "192.168.1.5", "box", "box.local", "[::2]", "localhost:0",
    "localhost:65536", "localhost:1313:1313", "localhost:", "a b.localhost",
    "localhost..", ".", ".:1313", "127.0.0.1.", "evil.example.", "[::1].",
  ])
  func refusesOthers(_ host: String) {
    #expect(HostCheck(listeningOn: "127.0.0.1", machine: "box").accepted(host) == nil)
  }

  @Test(arguments: [
    "192.168.1.5:1313", "box:1313", "box.local", "Box.local", "[fe80::1]:1313", "localhost",
    "127.0.0.1",
  ])
  func acceptsTheMachineWhenOthersMayComeIn(_ host: String) {
    #expect(HostCheck(listeningOn: "0.0.0.0", machine: "box").accepted(host) != nil)
  }

  @Test(arguments: ["evil.example", "box.evil.example", "192.168.1.5.evil.example", "[x]"])
  func refusesForeignNamesThenToo(_ host: String) {
    #expect(HostCheck(listeningOn: "0.0.0.0", machine: "box").accepted(host) == nil)
  }

  @Test func acceptsTheNameItListensOn() {
    #expect(
      HostCheck(listeningOn: "dev.test", machine: nil).accepted("DEV.test:80") == "dev.test:80")
  }

  @Test func refusesAMissingHost() {
    #expect(HostCheck(listeningOn: "127.0.0.1", machine: nil).accepted(nil) == nil)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.8.8.8", true), ("::1", true), ("localhost", true),
    ("0.0.0.0", false), ("192.168.1.5", false), ("127.0.0.1.example.org", false),
  ])
  func knowsLoopback(_ address: String, _ expected: Bool) {
    #expect(HostCheck.isLoopback(address) == expected)
  }
}
