import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBlank, isolated } from './visibleText';

const SERVER = '../domain/src/main/java/dev/pacenote/domain/platform/VisibleText.java';

describe('a name of which nothing can be seen', () => {
  it('consists of the characters that the server takes for invisible, and of no others', () => {
    const ranges = [...readFileSync(SERVER, 'utf8').matchAll(/\{(0x[0-9A-F]+), (0x[0-9A-F]+)\}/g)].map(
      ([, first, last]) => [Number(first), Number(last)] as const,
    );
    expect(ranges.length).toBeGreaterThan(10);
    const invisible = new Set(
      ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
    );
    const differing: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (isBlank(String.fromCodePoint(point)) !== invisible.has(point)) differing.push(point.toString(16));
    }
    expect(differing).toEqual([]);
  });

  it.each(['', ' \u3164\u200b', '\u202e\u2069'])('is blank: %j', (name) => expect(isBlank(name)).toBe(true));
  it.each(['x', '\u3164x', '\u0301', '\ud800'])('is not blank with one that can: %j', (name) =>
    expect(isBlank(name)).toBe(false));
});

describe('a name inside a longer text', () => {
  it.each(['Nova', 'Zoë.x', '山', '🦊 & #1', ''])('stays as it is when it turns nothing: %s', (name) => {
    expect(isolated(name)).toBe(name);
  });

  it.each([
    ['\u05d0\u05d1', '\u2068\u05d0\u05d1\u2069'],
    ['a\u202eb', '\u2068a\u202eb\u2069'],
    ['\u2069\u202eb', '\u2068\u202eb\u2069'],
    ['\u2067b', '\u2068\u2067b\u2069\u2069'],
    ['a\nb\u2029c', '\u2068a b c\u2069'],
  ])('is kept apart when it could turn the rest: %j', (name, shown) => expect(isolated(name)).toBe(shown));
});
