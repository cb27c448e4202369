const maxKept = 8;

/**
 * Makes a function that turns long texts into UTF-8 once and keeps the bytes of the last few. Meant for lists of
 * tools: texts that come again as the same string and hold nothing of a caller.
 */
export function createKeptBytes(): (text: string) => Buffer {
  const kept = new Map<string, Buffer>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const bytes = Buffer.from(text);
    for (const oldest of kept.keys()) {
      if (kept.size < maxKept) break;
      kept.delete(oldest);
    }
    kept.set(text, bytes);
    return bytes;
  };
}
