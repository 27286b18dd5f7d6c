import { describe, expect, it } from 'vitest';
import { contrast, plainName, readable, spans } from './mapName';

describe('the codes of a map name', () => {
  it.each([
    ['Canyon Rush', 'Canyon Rush'],
    ['$oBold $f80Red', 'Bold Red'],
    ['$$5 bill', '$5 bill'],
    ['$l[https://x.example]Link$l', 'Link'],
    ['$h[a]$p[b]x', 'x'],
    ['$fRough', 'Rough'],
    ['$ffRough', 'Rough'],
    ['lone $', 'lone'],
    ['$<$s$w$n$m$t$g$z$>', ''],
    ['$l[never closed', '[never closed'],
  ])('%s reads %s', (raw, plain) => {
    expect(plainName(raw)).toBe(plain);
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
