extension SwiftLanguage {
  static let words = WordTable([
    (
      """
      as async await break case catch continue default defer do else fallthrough for guard if in is
      repeat return switch throw try where while
      """, .of(.k)
    ),
    (
      """
      associativity convenience dynamic didSet final get indirect infix inout lazy left mutating
      none nonmutating optional override postfix precedence prefix Protocol required rethrows right
      set throws Type unowned weak willSet
      """, .of(.kr)
    ),
    (
      """
      dynamicType false nil self Self super true __COLUMN__ __FILE__ __FUNCTION__ __LINE__ _
      """, .of(.kc)
    ),
    ("import", .of(.kd, action: Action.import)),
    ("class enum extension struct protocol", .of(.kd, action: Action.type)),
    ("func", .of(.kd, action: Action.function)),
    ("var let", .of(.kd, action: Action.variable)),
    (
      """
      actor associatedtype deinit init internal operator private public static subscript typealias
      """, .of(.kd)
    ),
    (types, .of(.nb)),
    (functions, .of(.bp)),
  ])

  enum Action {
    static let `import`: UInt8 = 128
    static let type: UInt8 = 129
    static let function: UInt8 = 130
    static let variable: UInt8 = 131
  }

  /// Types of the standard library, past ones included.
  private static let types = """
    AbsoluteValuable Any AnyClass AnyObject Array ArrayLiteralConvertible
    AutoreleasingUnsafeMutablePointer BidirectionalIndexType BidirectionalReverseView Bit
    BitwiseOperationsType Bool BooleanLiteralConvertible BooleanLiteralType BooleanType CBool
    CChar CChar16 CChar32 CDouble CFloat CFunctionPointer CInt CLong CLongLong COpaquePointer
    CShort CSignedChar CUnsignedInt CUnsignedLong CUnsignedShort CVaListPointer CVarArgType
    CWideChar C_ARGC C_ARGV Character ClosedInterval CollectionOfOne CollectionType Comparable
    ContiguousArray DebugPrintable Dictionary DictionaryGenerator DictionaryIndex
    DictionaryLiteralConvertible Double EmptyCollection EmptyGenerator EnumerateGenerator
    EnumerateSequence Equatable ExtendedGraphemeClusterLiteralConvertible
    ExtendedGraphemeClusterType ExtensibleCollectionType FilterCollectionView
    FilterCollectionViewIndex FilterGenerator FilterSequenceView Float Float32 Float64 Float80
    FloatLiteralConvertible FloatLiteralType FloatingPointClassification FloatingPointType
    ForwardIndexType GeneratorOf GeneratorOfOne GeneratorSequence GeneratorType HalfOpenInterval
    Hashable HeapBuffer HeapBufferStorage ImplicitlyUnwrappedOptional IndexingGenerator Int
    Int16 Int32 Int64 Int8 IntMax IntegerArithmeticType IntegerLiteralConvertible
    IntegerLiteralType IntegerType IntervalType LazyBidirectionalCollection
    LazyForwardCollection LazyRandomAccessCollection LazySequence MapCollectionView
    MapSequenceGenerator MapSequenceView MirrorDisposition MirrorType MutableCollectionType
    MutableSliceable NSErrorPointer NSObjectProtocol NilLiteralConvertible ObjectIdentifier
    OnHeap Optional OutputStreamType PermutationGenerator Printable Process QuickLookObject
    RandomAccessIndexType RandomAccessReverseView Range RangeGenerator
    RangeReplaceableCollectionType RawByte RawOptionSetType RawRepresentable Reflectable Repeat
    ReverseBidirectionalIndex ReverseRandomAccessIndex Selector SequenceOf SequenceType
    SignedIntegerType SignedNumberType SinkOf SinkType Slice Sliceable StaticString Streamable
    StrideThrough StrideThroughGenerator StrideTo StrideToGenerator Strideable String
    StringInterpolationConvertible StringLiteralConvertible StringLiteralType UInt UInt16 UInt32
    UInt64 UInt8 UIntMax UTF16 UTF32 UTF8 UWord UnicodeCodecType UnicodeDecodingResult
    UnicodeScalar UnicodeScalarLiteralConvertible UnicodeScalarType Unmanaged
    UnsafeBufferPointer UnsafeBufferPointerGenerator UnsafeMutableBufferPointer
    UnsafeMutablePointer UnsafePointer UnsignedIntegerType Void Word Zip2 ZipGenerator2
    _ArrayBufferType _BidirectionalIndexType _CocoaStringType _CollectionType _Comparable
    _ExtensibleCollectionType _ForwardIndexType _Incrementable _IntegerArithmeticType
    _IntegerType _ObjectiveCBridgeable _RandomAccessIndexType _RawOptionSetType _SequenceType
    _Sequence_Type _SignedIntegerType _SignedNumberType _Sliceable _Strideable
    _SwiftNSArrayRequiredOverridesType _SwiftNSArrayType _SwiftNSCopyingType
    _SwiftNSDictionaryRequiredOverridesType _SwiftNSDictionaryType _SwiftNSEnumeratorType
    _SwiftNSFastEnumerationType _SwiftNSStringRequiredOverridesType _SwiftNSStringType
    _UnsignedIntegerType
    """

  /// Functions of the standard library, past ones included.
  private static let functions = """
    abs advance alignof alignofValue assert assertionFailure contains count countElements
    debugPrint debugPrintln distance dropFirst dropLast dump enumerate equal extend fatalError
    filter find first getVaList indices insert isEmpty join last lazy lexicographicalCompare map
    max maxElement min minElement numericCast overlaps partition precondition
    preconditionFailure prefix print println reduce reflect removeAll removeAtIndex removeLast
    removeRange reverse sizeof sizeofValue sort sorted splice split startsWith stride strideof
    strideofValue suffix swap toDebugString toString transcode underestimateCount
    unsafeAddressOf unsafeBitCast unsafeDowncast withExtendedLifetime withUnsafeMutablePointer
    withUnsafeMutablePointers withUnsafePointer withUnsafePointers withVaList
    """
}
