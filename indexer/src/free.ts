// Memory of large buffers, given back at once: collections come when much was made, however large what nobody needs may be.

/** Frees the bytes of a buffer that has them for itself; it is empty from here on. */
export function free({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
