import { isBlank } from '../platform/lib/visibleText';

/**
 * Map names carry style codes of the game: `$f80Red $oBold $zback`. The server reads them by the same rules (`MapName`);
 * both are tested with one table.
 */
export interface Span {
  text: string;
  /** Six hex digits, or null for the page's own colour. */
  color: string | null;
  bold: boolean;
  italic: boolean;
}

const HEX = /^[0-9a-fA-F]{1,3}/;

export function spans(name: string): Span[] {
  const found: Span[] = [];
  let color: string | null = null;
  let bold = false;
  let italic = false;
  let text = '';
  const flush = () => {
    if (text) found.push({ text, color, bold, italic });
    text = '';
  };
  for (let at = 0; at < name.length; at++) {
    const letter = name.charAt(at);
    if (letter !== '$') {
      text += letter;
      continue;
    }
    const rest = name.slice(at + 1);
    if (rest === '') break;
    if (rest.startsWith('$')) {
      text += '$';
      at++;
      continue;
    }
    flush();
    const hex = HEX.exec(rest)?.[0];
    if (hex) {
      // Fewer than three digits are swallowed and colour nothing.
      if (hex.length === 3) color = [...hex].map((digit) => digit + digit).join('');
      at += hex.length;
      continue;
    }
    // A whole character: of an emoji, half would stay behind.
    const code = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    at += code.length;
    if (code === 'o' || code === 'O') bold = true;
    else if (code === 'i' || code === 'I') italic = true;
    else if (code === 'g' || code === 'G') color = null;
    else if (code === 'z' || code === 'Z') {
      color = null;
      bold = false;
      italic = false;
    } else if ('lhpLHP'.includes(code) && name.charAt(at + 1) === '[') {
      const end = name.indexOf(']', at + 1);
      if (end > 0) at = end;
    }
  }
  flush();
  return found;
}

function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const READABLE = 4.5;

/** The nearest colour towards white or black that can be read on every one of these grounds. */
export function readable(color: string, grounds: string[], towards: 'ffffff' | '000000'): string {
  const mix = (share: number) =>
    [0, 2, 4]
      .map((from) => {
        const own = Number.parseInt(color.slice(from, from + 2), 16);
        const goal = Number.parseInt(towards.slice(from, from + 2), 16);
        return Math.round(own + (goal - own) * share)
          .toString(16)
          .padStart(2, '0');
      })
      .join('');
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = mix(share);
    if (grounds.every((ground) => contrast(mixed, ground) >= READABLE)) return mixed;
  }
  return towards;
}

/** Where a name begins and ends: not with white space, also not with spaces that must not be broken at. */
function trimmed(text: string): string {
  const space = (at: number) => /[\p{Z}\t-\r]/u.test(text.charAt(at));
  let from = 0;
  let to = text.length;
  while (from < to && space(from)) from++;
  while (from < to && space(to - 1)) to--;
  return text.slice(from, to);
}

/** The name without its codes, for tooltips and sentences; the map's uid when nothing is left that can be seen. */
export function plainName(name: string, uid: string): string {
  const text = trimmed(
    spans(name)
      .map((span) => span.text)
      .join(''),
  );
  return isBlank(text) ? uid : text;
}
