/// What the caller of a build asks for.
public struct BuildOptions: Sendable {
  /// The site's folder.
  public var source: String
  /// The output folder; `nil` for the one of the configuration.
  public var output: String?
  /// Which overlay of the configuration is used: `production` for `torii.production.yaml`.
  public var environment = "production"
  /// The variables of the process, of which `TORII_BASE_URL` and the like set the configuration.
  public var variables: [String: String] = [:]
  /// Replaces `base_url` of the configuration.
  public var baseURL: String?
  /// What is to be made before all else, where nothing is remembered of an earlier build.
  package var asked: AskedFiles?
  /// What is to be made before all else, where something is.
  package var open: OpenPages?
  /// Replaces the scheme and host of the base URL, and keeps its path.
  package var previewOrigin: String?
  /// Replaces the path of the base URL, where `previewOrigin` is set.
  package var previewBasePath: String?
  /// Builds drafts too.
  public var includesDrafts = false
  /// Builds pages whose date is still to come.
  public var includesFuture = false
  /// Builds pages that have expired.
  public var includesExpired = false
  /// Minifies all that can be, whatever the configuration says.
  public var minifies = false
  /// Leaves the memory of the build to the end of the process, which frees it at once: to take a
  /// large site apart piece by piece takes a noticeable part of a build.
  package var endsProcess = false
  /// Runs the commands of the configuration that make static files.
  package var runsCommands = true
  /// The libraries for images.
  package var imageCodecs = ImageCodecs.installed
  /// Makes warnings errors.
  public var isStrict = false
  /// How many threads work; `nil` for one a processor.
  public var jobs: Int?
  /// Is told how far the build is.
  public var progress: BuildProgress?
  /// Whether the build makes use of what earlier ones left in `.torii-cache`, and leaves something
  /// there itself.
  public var usesCache = true
  /// Deletes what earlier builds left first.
  public var cleansCache = false
  /// The moment of the build in seconds since 1970; `nil` for the clock.
  public var now: Int?

  /// Asks for the default build of a site.
  public init(source: String) { self.source = source }
}
