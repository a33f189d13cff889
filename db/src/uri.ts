// Percent escapes of addresses that others wrote, which may be none.

/** The text without its percent escapes; null where one of them is none, or where they are no UTF-8. */
export function decodedUri(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
