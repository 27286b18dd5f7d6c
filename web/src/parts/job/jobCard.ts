import { stepOf, stepped, typed } from '../numbers';
import type { Part } from '../types';

/** What a job takes from the shelves and gives back, as it is typed. */
export interface Card {
  reference: string;
  lines: Line[];
}

export interface Line {
  partId: string;
  partName: string;
  unit: string;
  unitScale: number;
  type: 'consume' | 'return';
  quantity: string;
}

export const EMPTY_CARD: Card = { reference: '', lines: [] };

/** What two lines never share. */
export const lineKey = ({ partId, type }: Line) => `${type} ${partId}`;

/** A card that this browser kept; what cannot be read is none. */
export function cardOf(kept: string | null): Card {
  try {
    const card = JSON.parse(kept ?? 'null') as Partial<Card> | null;
    return typeof card?.reference === 'string' && Array.isArray(card.lines) ? (card as Card) : EMPTY_CARD;
  } catch {
    return EMPTY_CARD;
  }
}

/** One more of a part. One that the card takes already gets no second line. */
export function withPart(card: Card, part: Part): Card {
  const { partId, partName, unit, unitScale } = part;
  const line: Line = { partId, partName, unit, unitScale, type: 'consume', quantity: '1' };
  const known = card.lines.find((one) => lineKey(one) === lineKey(line));
  if (!known) return { ...card, lines: [...card.lines, line] };
  return withLine(card, known, { quantity: stepped(known.quantity, stepOf(part), 1) });
}

/** A changed line; one that says the same of the same part as another keeps what it said. */
export function withLine(card: Card, line: Line, change: Partial<Line>): Card {
  const next = { ...line, ...change };
  const taken = card.lines.some((one) => one !== line && lineKey(one) === lineKey(next));
  return taken ? card : { ...card, lines: card.lines.map((one) => (one === line ? next : one)) };
}

export function withoutLine(card: Card, line: Line): Card {
  return { ...card, lines: card.lines.filter((one) => one !== line) };
}

/** What is sent; nothing as long as a quantity is none. */
export function requestOf(card: Card): object | undefined {
  const lines = card.lines.map(({ partId, type, quantity }) => ({ partId, type, text: typed(quantity).text }));
  if (lines.length === 0 || lines.some(({ text }) => text === undefined)) return undefined;
  return {
    ...(card.reference.trim() !== '' && { reference: card.reference.trim() }),
    lines: lines.map(({ partId, type, text }) => ({ partId, type, quantity: Number(text) })),
  };
}
