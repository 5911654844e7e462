import Testing
import ToriiSite

@Suite("Sizes of images")
struct ImageRequestTests {
  private let image = ImageSize(width: 600, height: 400)

  @Test(
    "the shape stays and nothing grows",
    arguments: [
      ((300, nil), (300, 200)), ((nil, 100), (150, 100)), ((300, 100), (150, 100)),
      ((100, 300), (100, 67)), ((900, nil), (600, 400)), ((900, 200), (300, 200)),
      ((1, nil), (1, 1)), ((nil, nil), (600, 400)), ((16_000, 16_000), (600, 400)),
    ] as [((Int?, Int?), (Int, Int))])
  func fitting(_ request: (Int?, Int?), _ expected: (Int, Int)) {
    let size = ImageRequest(width: request.0, height: request.1).size(of: image)
    #expect(size == ImageSize(width: expected.0, height: expected.1))
  }

  @Test(
    "cropped images have the shape that is wanted",
    arguments: [
      ((100, 100), (100, 100)), ((800, 800), (400, 400)), ((1200, 400), (600, 200)),
      ((600, 400), (600, 400)), ((16_000, 1), (600, 1)), ((1, 16_000), (1, 400)),
    ])
  func cropped(_ request: (Int, Int), _ expected: (Int, Int)) {
    var wanted = ImageRequest(width: request.0, height: request.1)
    wanted.crops = true
    #expect(wanted.size(of: image) == ImageSize(width: expected.0, height: expected.1))
  }
}
