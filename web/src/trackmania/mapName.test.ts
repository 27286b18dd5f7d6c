import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, plainName, readable, spans } from './mapName';

describe('the codes of a map name', () => {
  const units = (cell: string) =>
    cell.replace(/\\u([0-9a-f]{4})/g, (_, unit) => String.fromCharCode(Number.parseInt(unit, 16)));
  const cases = readFileSync('../domain/src/test/resources/map-names.tsv', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string]);

  it('are tested with the same table as those of the server', () => expect(cases.length).toBeGreaterThan(50));

  it.each(cases)('%s reads %s', (raw, shown) => {
    expect(plainName(units(raw), 'uid_1')).toBe(units(shown));
  });

  it('is not coloured by fewer than three digits', () => {
    expect(spans('$fRough').map((span) => span.color)).toEqual([null]);
  });

  it('colours what follows until the next colour or an end', () => {
    expect(spans('$f60Red$g own $i$0a0green$zplain').map((span) => [span.text, span.color, span.italic])).toEqual([
      ['Red', 'ff6600', false],
      [' own ', null, false],
      ['green', '00aa00', true],
      ['plain', null, false],
    ]);
  });
});

describe('a colour that cannot be read', () => {
  it('is moved until it can, on every ground', () => {
    const grounds = ['0f1214', '1f2428'];
    const corrected = readable('000088', grounds, 'ffffff');
    for (const ground of grounds) expect(contrast(corrected, ground)).toBeGreaterThanOrEqual(4.5);
    expect(readable('ffee00', grounds, 'ffffff')).toBe('ffee00');
    expect(contrast(readable('ffff00', ['ffffff'], '000000'), 'ffffff')).toBeGreaterThanOrEqual(4.5);
  });
});
