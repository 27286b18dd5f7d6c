/** `1 map`, `2 maps`. */
export function count(number: number, word: string, plural = `${word}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? word : plural}`;
}
