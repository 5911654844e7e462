#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

let fileExists: Int32 = EEXIST
let ioError: Int32 = EIO
let folderNotEmpty: Int32 = ENOTEMPTY
