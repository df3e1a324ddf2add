import CableFormat

/// Reads whatever the fuzzer makes up, in one piece and in two, writes what it found and reads that again.
///
/// Built only on demand, with the fuzzer of the toolchain: `Tests/Fuzz/run`.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  var stream = CableStream(file: "input")
  let whole = stream.read(bytes) + stream.finish()
  var pieces = CableStream(file: "input")
  let middle = count / 2
  let again = pieces.read(bytes[..<middle]) + pieces.read(bytes[middle...]) + pieces.finish()
  precondition(
    whole.map(\.cable) == again.map(\.cable), "the cables depend on how the text is cut into pieces")
  for read in whole {
    let wire = read.cable.inWireForm()
    precondition(wire.inWireForm() == wire, "the wire form of a wire form is another")
    let text = CableWriter.write(wire)
    var written = CableStream(file: "written")
    _ = written.read(text.utf8) + written.finish()
  }
  return 0
}
