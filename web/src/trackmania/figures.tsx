import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../platform/api/queries';
import { useDark } from '../platform/lib/settings';
import { formatGap } from '../platform/lib/times';
import { isBlank, isolated } from '../platform/lib/visibleText';
import { readable, spans } from './mapName';
import { usePictures } from './pictures';
import { place } from './words';

/** How far somebody is ahead: slower for the reader, in a colour and with a sign. */
export function Gap({ ms }: { ms: number }) {
  return <span className={`figures ${ms > 0 ? 'slower' : 'faster'}`}>{formatGap(ms)}</span>;
}

export function Place({ position }: { position: number }) {
  return <span className={`chip ${position === 1 ? 'first' : ''}`}>#{place(position)}</span>;
}

const DARK_GROUNDS = ['0f1214', '161a1d', '1f2428'];
const LIGHT_GROUNDS = ['f4f4f1', 'ffffff', 'ebebe7'];

/**
 * A map's name in its own colours, corrected until it can be read; plain for tooltips and screen readers. It is kept apart
 * from the text around it and never translated.
 */
export function MapName({ name, plain }: { name: string; plain: string }) {
  const dark = useDark();
  const drawn = spans(name).filter((span) => span.text.trim() !== '' || span.text === ' ');
  if (isBlank(drawn.map((span) => span.text).join(''))) return <bdi translate="no">{plain}</bdi>;
  return (
    <bdi title={isolated(plain)} translate="no">
      <span className="visually-hidden">{plain}</span>
      <span aria-hidden="true">
        {drawn.map((span, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name never change places
            key={index}
            style={{
              ...(span.color && {
                color: `#${readable(span.color, dark ? DARK_GROUNDS : LIGHT_GROUNDS, dark ? 'ffffff' : '000000')}`,
              }),
              ...(span.bold && { fontWeight: 700 }),
              ...(span.italic && { fontStyle: 'italic' }),
            }}
          >
            {span.text}
          </span>
        ))}
      </span>
    </bdi>
  );
}

const MEDALS = [
  ['author', 'Author'],
  ['gold', 'Gold'],
  ['silver', 'Silver'],
  ['bronze', 'Bronze'],
] as const;

export function Medal({ kind, children }: { kind: (typeof MEDALS)[number][0]; children: React.ReactNode }) {
  return (
    <span className="nowrap">
      <span className="disc" style={{ background: `var(--medal-${kind})` }} />
      <span className="visually-hidden">{kind} medal </span>
      {children}
    </span>
  );
}

/** Whether pictures of maps are shown: wanted here, and there are any (the sandbox's maps have none). */
export function useThumbnails(): boolean {
  const [wanted] = usePictures();
  const health = useQuery(queries.health);
  return wanted && health.data?.environment === 'production';
}

/** The picture of a map from Trackmania Exchange: the one thing that comes from elsewhere, and only if wanted. */
export function Thumbnail({ mapId }: { mapId: number }) {
  const [broken, setBroken] = useState(false);
  if (broken) return <span className="thumb" aria-hidden="true" />;
  return (
    <img
      className="thumb"
      src={`https://trackmania.exchange/mapthumb/${mapId}`}
      alt=""
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  );
}
