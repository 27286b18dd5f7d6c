import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { serviceNow } from '../platform/lib/times';
import { Time, When } from '../platform/ui/figures';
import { FormProblem, Switch } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { useSettings } from '../platform/ui/settings';
import { Empty, Loaded } from '../platform/ui/states';
import { MapName, Place } from './figures';
import { RecordLine } from './lazyCharts';
import { trackmaniaQueries } from './queries';

/** One map beside the list: its board, its record over time, and whether it may speak. */
export function Board({ mapUid }: { mapUid: string }) {
  const board = useQuery(trackmaniaQueries.board(mapUid));
  return (
    <section className="panel stack" aria-label="Board">
      <Loaded query={board} bones={8}>
        {(map) => (
          <>
            <div className="row between">
              <h2>
                <MapName name={map.mapName} plain={map.mapNamePlain} />
              </h2>
              <Link to="/maps" className="button small">
                Close
              </Link>
            </div>
            <p className="row small">
              {map.mapUrl && (
                <a href={map.mapUrl} rel="noreferrer" target="_blank">
                  Map page
                </a>
              )}
              <a href={map.boardUrl} rel="noreferrer" target="_blank">
                Leaderboard
              </a>
              <Link to={`/records?map=${map.mapUid}`}>Records found here</Link>
            </p>
            <Mute mapUid={mapUid} name={map.mapNamePlain} />
            {map.top.length === 0 ? (
              <Empty title={map.lookedAt ? 'Nobody has driven here yet' : 'Not looked at yet'}>
                {!map.lookedAt && <p>The board appears after the next daily look.</p>}
              </Empty>
            ) : (
              <ul className="rows">
                {map.top.map((row) => (
                  <li key={row.accountId} className="line">
                    <Place position={row.position} />
                    <span className="what">
                      <Name>{row.playerName}</Name> <bdi className="soft small">{row.zoneName}</bdi>
                    </span>
                    <span className="number">
                      <Time value={row.scoreFormatted} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {map.lookedAt && (
              <p className="soft small">
                Looked at <When at={map.lookedAt} />. Below the places you follow, rows may be some days old.
              </p>
            )}
            <RecordLine leads={map.leads} now={new Date(serviceNow()).toISOString()} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Muting belongs to the mapper's alert; on a map that is only guarded there is nothing to mute. */
function Mute({ mapUid, name }: { mapUid: string; name: string }) {
  const alert = useQuery(trackmaniaQueries.alerts).data;
  const covered = useQuery({ ...trackmaniaQueries.maps(alert?.id ?? '', name, 1), enabled: Boolean(alert) });
  const map = covered.data?.maps.find((candidate) => candidate.mapUid === mapUid);
  const settings = useSettings(
    ({ muted }: { muted: boolean }) =>
      body(
        api.PUT('/api/v1/users/alerts/{id}', {
          params: { path: { id: alert?.id ?? '' } },
          body: muted ? { mute_maps: [mapUid] } : { unmute_maps: [mapUid] },
        }),
      ),
    () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['maps'] }),
        queryClient.invalidateQueries({ queryKey: ['alerts'] }),
      ]),
  );
  if (!map) return null;
  const muted = settings.wished.muted ?? map.muted;
  return (
    <>
      <FormProblem problem={settings.problem} />
      <Switch
        label={muted ? 'Muted' : 'In my mail'}
        hint={muted ? 'Its records go to the inbox only.' : undefined}
        on={!muted}
        onChange={(on) => settings.change({ muted: !on })}
      />
    </>
  );
}
