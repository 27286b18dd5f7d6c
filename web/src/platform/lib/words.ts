/** `1 map`, `2 maps`. */
export function count(number: number, word: string, plural = `${word}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? word : plural}`;
}

/** `a, b and c`. */
export function list(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
