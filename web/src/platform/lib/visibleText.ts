/**
 * What a reader sees of a name that somebody else typed. Blank are the same characters as for the server's `VisibleText`
 * (`visibleText.test.ts` compares them): white space, control characters, what Unicode says to draw nothing, interlinear
 * annotations, and the two symbols that are drawn empty.
 */
const SEEN = /[^\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{1d159}]/u;

/** Letters that run from right to left, and the marks that turn a text's direction. */
const TURNS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\p{Bidi_Control}\u2028\u2029\n\r]/u;

export function isBlank(text: string): boolean {
  return !SEEN.test(text);
}

/**
 * The text as a part of a longer one that no element can keep apart (a tooltip, a label, the window's title): in one
 * line, and such that it does not turn what stands around it. Plain text stays as it is.
 */
export function isolated(text: string): string {
  if (!TURNS.test(text)) return text;
  let line = '';
  let open = 0;
  for (const letter of text) {
    if (letter === '\u2069') {
      // One more than was opened would end our own isolate.
      if (open === 0) continue;
      open--;
    } else if (letter >= '\u2066' && letter <= '\u2068') {
      open++;
    }
    line += /[\p{Cc}\p{Zl}\p{Zp}]/u.test(letter) ? ' ' : letter;
  }
  return `\u2068${line}${'\u2069'.repeat(open + 1)}`;
}
