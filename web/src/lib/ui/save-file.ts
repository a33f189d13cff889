// Hands a file that was made in the page to the reader.

/** Saves text or bytes under a name. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click; what stays would keep its memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
