import { describe, expect, it } from 'vitest';
import type { Part } from '../types';
import { type Card, cardOf, EMPTY_CARD, requestOf, withLine, withoutLine, withPart } from './jobCard';

const pad = { partId: 'pad', partName: 'Pad', unit: 'each', unitScale: 0 } as Part;
const oil = { partId: 'oil', partName: 'Oil', unit: 'litre', unitScale: 1 } as Part;
const card = withPart(withPart(EMPTY_CARD, pad), oil);
const first = (one: Card) => one.lines[0] as Card['lines'][number];

describe('a job card', () => {
  it('has one line for what it takes of a part', () => {
    expect(withPart(card, pad).lines.map(({ partId, quantity }) => [partId, quantity])).toEqual([
      ['pad', '2'],
      ['oil', '1'],
    ]);
    expect(first(withPart(withPart(EMPTY_CARD, oil), oil)).quantity).toBe('1.5');
  });

  it('may give back what it takes, each in its own line', () => {
    const back = withLine(card, first(card), { type: 'return' });
    const both = withPart(back, pad);
    expect(both.lines.map(({ partId, type }) => `${type} ${partId}`)).toEqual([
      'return pad',
      'consume oil',
      'consume pad',
    ]);
    expect(withLine(both, first(both), { type: 'consume' })).toBe(both);
    expect(withoutLine(both, first(both)).lines).toHaveLength(2);
  });

  it('is sent with numbers, in order, once every quantity is one', () => {
    const typed = { ...withLine(card, first(card), { quantity: '1,5' }), reference: ' JOB-1182 ' };
    expect(requestOf(typed)).toEqual({
      reference: 'JOB-1182',
      lines: [
        { partId: 'pad', type: 'consume', quantity: 1.5 },
        { partId: 'oil', type: 'consume', quantity: 1 },
      ],
    });
    expect(requestOf(withLine(card, first(card), { quantity: 'x' }))).toBeUndefined();
    expect(requestOf(EMPTY_CARD)).toBeUndefined();
    expect(requestOf(card)).not.toHaveProperty('reference');
  });

  it('is kept over a reload, if it can be read', () => {
    expect(cardOf(JSON.stringify(card))).toEqual(card);
    expect(cardOf(null)).toBe(EMPTY_CARD);
    expect(cardOf('{"reference":')).toBe(EMPTY_CARD);
    expect(cardOf('{"lines":3,"reference":""}')).toBe(EMPTY_CARD);
  });
});
