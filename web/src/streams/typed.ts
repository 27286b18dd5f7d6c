/** What people typed, as the server wants it. Whether it may be so is the server's business. */

/** A whole number; null for nothing, undefined for what is no whole number. */
export function wholeNumber(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
}

/** One entry a line, each once. */
export function entries(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** What is still unsaved after that was saved: a member that was changed meanwhile stays. */
export function unsaved<T extends object>(draft: Partial<T>, saved: Partial<T>): Partial<T> {
  const left = Object.entries(draft).filter(([name, value]) => !(name in saved) || saved[name as keyof T] !== value);
  return Object.fromEntries(left) as Partial<T>;
}
