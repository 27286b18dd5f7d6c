import { expect, it } from 'vitest';
import { orderOf, startOf, unlessEmpty } from './tasks';

it('sends a text that was left empty not at all', () => {
  expect(unlessEmpty('reference', ' PO-7 ')).toEqual({ reference: 'PO-7' });
  expect(unlessEmpty('reference', ' ')).toEqual({});
});

it('takes the date and the number of an order away where their fields were emptied', () => {
  expect(orderOf('12', '2026-12-04', ' PO-7 ')).toEqual({ quantity: 12, expectedAt: '2026-12-04', reference: 'PO-7' });
  expect(orderOf('1.5', '', ' ')).toEqual({ quantity: 1.5, expectedAt: null, reference: null });
});

it('is quiet until a day begins for the reader', () => {
  expect(startOf('2026-12-04')).toBe(new Date(2026, 11, 4).toISOString());
  expect(startOf('')).toBe('');
});
