/** Quantities and money as people read and type them. Nothing is rounded: a quantity has three decimals, money four. */

const QUANTITY = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** More digits than these a number of JavaScript does not hold. */
const MOST_DIGITS = 15;

const minus = (text: string) => text.replace('-', '−');

export function quantity(value: number): string {
  return minus(QUANTITY.format(value));
}

/** `+4`, `−1.5`, `0`. */
export function signed(value: number): string {
  return value > 0 ? `+${quantity(value)}` : quantity(value);
}

/** `5 litre`; single things have no unit. */
export function withUnit(value: number, unit: string): string {
  return unit === '' || unit === 'each' ? quantity(value) : `${quantity(value)} ${unit}`;
}

/** With the sign of its currency, where that is known already. */
export function money(value: number, currency: string | undefined): string {
  const style: Intl.NumberFormatOptions = currency === undefined ? {} : { style: 'currency', currency };
  return minus(new Intl.NumberFormat('en-GB', { ...style, maximumFractionDigits: 4 }).format(value));
}

/** A number as it was typed, without what only groups its digits: `1234.5`. Or why it is none. */
export type Typed = { text: string; problem?: never } | { text?: never; problem: string };

/** Thousands may be grouped; a comma or a point is decimal where it can be nothing else. */
export function typed(input: string): Typed {
  const text = input.replace(/[\s'’]/g, '').replace(/^−/, '-');
  if (text === '') return { problem: 'Please type a number.' };
  if (/^-?[1-9]\d{0,2},\d{3}$/.test(text)) {
    return {
      problem: `Is that ${text.replace(',', '')} or ${text.replace(',', '.')}? Please type it without a comma.`,
    };
  }
  const plain = ungrouped(text);
  if (plain === undefined) return { problem: 'This is not a number.' };
  if (plain.replace(/\D/g, '').length > MOST_DIGITS) return { problem: 'This number has too many digits.' };
  return { text: plain };
}

/** `1,234.5`, `1.234,5`, `1.234.567`, and without groups `1234,5`: what stands before the decimals, and these. */
const FORMS = [
  /^(-?[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d*))?$/,
  /^(-?[1-9]\d{0,2}(?:\.\d{3})+),(\d*)$/,
  /^(-?[1-9]\d{0,2}(?:\.\d{3}){2,})$/,
  /^(-?\d*)(?:[.,](\d*))?$/,
];

function ungrouped(text: string): string | undefined {
  const found = /\d/.test(text) && FORMS.map((form) => form.exec(text)).find((match) => match !== null);
  if (!found) return undefined;
  const [, grouped = '', decimals] = found;
  const whole = grouped.replace(/[.,]/g, '').replace(/^-?$/, '$&0');
  return decimals ? `${whole}.${decimals}` : whole;
}

/** How far one press of plus or minus goes. */
export function stepOf(part: { unitScale: number }): number {
  return part.unitScale === 0 ? 1 : 0.5;
}

/** One step more or less than what was typed, never below one step. */
export function stepped(input: string, step: number, direction: 1 | -1): string {
  const from = Number(typed(input).text ?? 0);
  // What binary fractions add is taken off again.
  return String(Math.max(step, Math.round((from + direction * step) * 1000) / 1000));
}
