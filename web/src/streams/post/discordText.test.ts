import { expect, it } from 'vitest';
import { type Piece, pieces } from './discordText';

/** In one line, to be compared. */
function flat(found: Piece[]): string {
  return found
    .map((piece) =>
      'parts' in piece
        ? `${piece.kind}(${flat(piece.parts)})`
        : piece.kind === 'text'
          ? piece.text
          : `${piece.kind}[${piece.text}]`,
    )
    .join('');
}

it('draws weight as Discord does, one in the other', () => {
  expect(flat(pieces('**Ada** is *live* __now__ ~~not~~'))).toBe('strong(Ada) is em(live) underline(now) strike(not)');
  expect(flat(pieces('**a *b* c**'))).toBe('strong(a em(b) c)');
  expect(flat(pieces('`**a**`'))).toBe('code[**a**]');
});

it('shows what was escaped as it was typed, so that a title formats and pings nothing', () => {
  expect(flat(pieces('\\*\\*loud\\*\\* \\<@&77\\>'))).toBe('**loud** <@&77>');
  expect(flat(pieces('a\\b'))).toBe('a\\b');
});

it('leaves marks alone that mark nothing', () => {
  expect(flat(pieces('snake_case_name and 2 * 3 * 4'))).toBe('snake_case_name and 2 * 3 * 4');
  expect(flat(pieces('_really_ **'))).toBe('em(really) **');
});

it('finds pings with whom they ping, and addresses', () => {
  expect(pieces('<@&770> @everyone <@186>')).toEqual([
    { kind: 'ping', text: '@role', id: '770' },
    { kind: 'text', text: ' ' },
    { kind: 'ping', text: '@everyone' },
    { kind: 'text', text: ' ' },
    { kind: 'ping', text: '@somebody', id: '186' },
  ]);
  expect(flat(pieces('at https://x.example/a_b_c and <https://y.example> [here](https://z.example)'))).toBe(
    'at link[https://x.example/a_b_c] and link[https://y.example] link[here]',
  );
});
