/** Where a text came from: a whole file, or a block inside a page. */
export interface TextPlace {
  /** Path, URL or `-`, as the user wrote it. */
  location: string;
  /** Lines of the file that stand before the text; absent means 0. */
  linesBefore?: number;
  /** Characters that were removed from the beginning of every line; absent means 0. */
  indent?: number;
}

export interface TextPosition {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
}

/** Line and column of an offset; a line ends with LF, CR LF or CR. */
export function positionAt(text: string, offset: number): TextPosition {
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < offset; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++;
      lineStart = index + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
}

/** `positionAt` for many offsets of one text: its lines are looked for once. */
export function textPositions(text: string): (offset: number) => TextPosition {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

/** The position in the file in which the text stands. */
export function positionInFile(place: TextPlace, position: TextPosition): TextPosition {
  return {
    line: position.line + (place.linesBefore ?? 0),
    column: position.column + (place.indent ?? 0),
  };
}
