import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../platform/api/queries';
import { Time, When } from '../platform/ui/figures';
import { Name } from '../platform/ui/names';
import { MapName, Place } from './figures';

/** One record of the inbox: place, who and where, the time on the right. */
export function RecordRow({ record, aside }: { record: Schemas['Record']; aside?: ReactNode }) {
  return (
    <li className="line">
      <Place position={record.position} />
      <span className="what">
        <a href={`https://trackmania.io/#/player/${record.accountId}`} rel="noreferrer" target="_blank">
          <Name>{record.playerName}</Name>
        </a>{' '}
        <bdi className="soft small">{record.zoneName}</bdi>
        <br />
        <Link to={`/maps/${record.mapUid}`}>
          <MapName name={record.mapName} plain={record.mapNamePlain} />
        </Link>{' '}
        <span className="soft small">
          <When at={record.drivenAt ?? record.detectedAt} />
          {aside}
        </span>
      </span>
      <span className="number">
        <Time value={record.scoreFormatted} />
      </span>
    </li>
  );
}
