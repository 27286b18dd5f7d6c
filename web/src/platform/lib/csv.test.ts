import { expect, it } from 'vitest';
import { csv } from './csv';

it('quotes what must be quoted and disarms formulas', () => {
  expect(
    csv(
      ['map', 'time'],
      [
        ['a,"b"', 1],
        ['=1+1', null],
      ],
    ),
  ).toBe('map,time\r\n"a,""b""",1\r\n\'=1+1,');
});
