/** What is sent of a text that may be left empty. */
export function unlessEmpty(name: string, text: string): Record<string, string> {
  return text.trim() === '' ? {} : { [name]: text.trim() };
}

/** What is sent of an order: what is empty in its form is taken away, where there was something. */
export function orderOf(quantity: string, expectedAt: string, reference: string) {
  return { quantity: Number(quantity), expectedAt: expectedAt || null, reference: reference.trim() || null };
}

/** The beginning of a day in the reader's zone; a date that is none yet says nothing. */
export function startOf(date: string): string {
  return date === '' ? '' : new Date(`${date}T00:00`).toISOString();
}
