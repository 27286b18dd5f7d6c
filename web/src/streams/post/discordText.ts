/** A text as Discord draws it, as far as posts of ours use that: what it pings, links, escapes, and weight. */
export type Piece =
  | { kind: 'text' | 'code' | 'link'; text: string }
  | { kind: 'ping'; text: string; id?: string }
  | { kind: 'strong' | 'em' | 'underline' | 'strike'; parts: Piece[] };

type Rule = readonly [RegExp, (found: RegExpExecArray) => Piece];

const inner = (found: RegExpExecArray) => pieces(found[1] ?? '');

const RULES: readonly Rule[] = [
  [/\\([^\p{L}\p{N}\s])/uy, ([, text = '']) => ({ kind: 'text', text })],
  [/`([^`]+)`/y, ([, text = '']) => ({ kind: 'code', text })],
  [/<@&(\d+)>/y, ([, id = '']) => ({ kind: 'ping', text: '@role', id })],
  [/<@!?(\d+)>/y, ([, id = '']) => ({ kind: 'ping', text: '@somebody', id })],
  [/@(?:everyone|here)\b/y, ([text]) => ({ kind: 'ping', text })],
  [/<(https?:\/\/[^\s>]+)>/y, ([, text = '']) => ({ kind: 'link', text })],
  [/\[([^\]]+)\]\(<?https?:\/\/[^\s)]+\)/y, ([, text = '']) => ({ kind: 'link', text })],
  [/https?:\/\/[^\s<]+/y, ([text]) => ({ kind: 'link', text })],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, (found) => ({ kind: 'strong', parts: inner(found) })],
  [/__((?:\\.|[^\\])+?)__(?!_)/sy, (found) => ({ kind: 'underline', parts: inner(found) })],
  [/~~((?:\\.|[^\\])+?)~~/sy, (found) => ({ kind: 'strike', parts: inner(found) })],
  [/\*(?=[^\s*])((?:\\.|[^\\*])+?)\*(?!\*)/sy, (found) => ({ kind: 'em', parts: inner(found) })],
  [/(?<![\p{L}\p{N}])_((?:\\.|[^\\_])+?)_(?![\p{L}\p{N}_])/suy, (found) => ({ kind: 'em', parts: inner(found) })],
];

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let plain = '';
  const end = () => {
    if (plain) found.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const match = first(text, at);
    if (!match) {
      plain += text[at++];
    } else if (match.piece.kind === 'text') {
      plain += match.piece.text;
      at += match.length;
    } else {
      end();
      found.push(match.piece);
      at += match.length;
    }
  }
  end();
  return found;
}

function first(text: string, at: number): { piece: Piece; length: number } | null {
  for (const [pattern, piece] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { length: match[0].length, piece: piece(match) };
  }
  return null;
}
