import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { arrival, linkRefusal } from './arrival';

const REFUSALS = join(
  import.meta.dirname,
  '../../../../domain/src/main/java/dev/pacenote/domain/streams/link/LinkRefusal.java',
);

const said = (search: string) => arrival(new URLSearchParams(search))?.text;

it('has a sentence for each reason for which the server links no channel', () => {
  const text = readFileSync(REFUSALS, 'utf8');
  const reasons = [...text.matchAll(/^\s+[A-Z_]+\("([a-z_]+)"\)/gm)].map((found) => found[1] ?? '');
  expect(reasons.length).toBeGreaterThan(9);
  const other = linkRefusal('of tomorrow');
  expect(reasons.filter((reason) => linkRefusal(reason) === other)).toEqual([]);
});

it('names a channel that is followed already, whatever its name has in it', () => {
  expect(said('?notice=already_linked&streamer=Ada%20%26%20Co%20%2B1')).toBe(
    'Ada & Co +1 is followed here already. It is known to be yours now.',
  );
  expect(said('?notice=already_linked')).toContain('Your channel is followed here already.');
});

it('says what went wrong, and nothing where nothing did', () => {
  expect(said('?error=twitch_auth_denied&reason=denied')).toBe('You said no at Twitch, so nothing was linked.');
  expect(said('?error=twitch_auth_denied')).toBe(linkRefusal(''));
  expect(said('?error=link_expired')).toContain('ten minutes');
  expect(said('?error=auth_denied')).toContain('Discord');
  expect(said('')).toBeUndefined();
  expect(said('?error=of_somebody_else&notice=other')).toBeUndefined();
});
