import { expect, it } from 'vitest';
import { entries, unsaved, wholeNumber } from './typed';

it('reads whole numbers, nothing, and what is neither', () => {
  expect(wholeNumber(' 15 ')).toBe(15);
  expect(wholeNumber('0')).toBe(0);
  expect(wholeNumber('  ')).toBeNull();
  expect(['1.5', '-3', '1e3', 'ten', '12345678901'].map(wholeNumber)).toEqual(Array(5).fill(undefined));
});

it('takes one entry a line, each once', () => {
  expect(entries(' Just Chatting\n\nTrackmania \nJust Chatting')).toEqual(['Just Chatting', 'Trackmania']);
  expect(entries(' \n')).toEqual([]);
});

it('keeps what was changed while something was being saved', () => {
  const sent: { text?: string; on?: boolean; size?: number } = { text: 'a', on: true };
  expect(unsaved({ text: 'a and b', on: true, size: 3 }, sent)).toEqual({ text: 'a and b', size: 3 });
  expect(unsaved({ ...sent }, sent)).toEqual({});
});
