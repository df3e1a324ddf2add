import CMalloc

/// Lets large blocks of memory go back to the system when they are freed: else glibc takes the next ones, once a few
/// have been freed, from a heap that they leave full of holes.
///
/// For a program to call once, at its beginning.
package func returnFreedMemory() {
  _ = mallopt(M_MMAP_THRESHOLD, 1 << 18)
}
