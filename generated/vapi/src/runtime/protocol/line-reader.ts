const newline = 0x0a;

export interface LineHandlers {
  /** Text of one line without its end, never blank; bytes that are not UTF-8 became U+FFFD. */
  onLine(text: string): void;
  /** A line has passed the cap. Said once for each such line, as soon as it is known; the rest is skipped. */
  onOversized(): void;
}

/**
 * Cuts a stream of bytes into lines that end in LF or CRLF. Holds at most `maxBytes` of a line that has not
 * ended yet, and nothing of one that is too long.
 */
export function createLineReader(maxBytes: number, { onLine, onOversized }: LineHandlers) {
  let parts: Buffer[] = [];
  let held = 0;
  let skipping = false;

  const take = (piece: Buffer) => {
    if (skipping) return;
    held += piece.length;
    if (held <= maxBytes) {
      parts.push(piece);
      return;
    }
    skipping = true;
    parts = [];
    onOversized();
  };

  const endLine = () => {
    const [only] = parts;
    const line = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    parts = [];
    held = 0;
    if (skipping) {
      skipping = false;
      return;
    }
    const text = line.toString("utf8");
    if (/\S/.test(text)) onLine(text);
  };

  return {
    push(chunk: Buffer): void {
      let start = 0;
      for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
        take(chunk.subarray(start, end));
        endLine();
        start = end + 1;
      }
      if (start < chunk.length) take(chunk.subarray(start));
    },
    /** The stream is over: what is left counts as a line. */
    end(): void {
      if (held > 0) endLine();
    },
  };
}
