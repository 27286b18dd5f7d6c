import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { count } from '../../platform/lib/words';
import { Pager } from '../../platform/ui/page';
import { Empty } from '../../platform/ui/states';
import { type Options, Select } from '../fields';
import { streamsQueries } from '../queries';
import { ServerFrame } from '../server/ServerFrame';
import { Asked } from '../states';
import type { Streamer } from '../types';
import { SHOWN_STATES } from '../words';
import { DeliveryRow } from './DeliveryRow';

/** What became of each stream in a server, and why. */
export default function History() {
  return (
    <ServerFrame title="History" forAdmins>
      {(guild) => <List guild={guild.guild_id} />}
    </ServerFrame>
  );
}

function List({ guild }: { guild: string }) {
  const [params, setParams] = useSearchParams();
  const filter = {
    streamer: params.get('streamer') ?? '',
    state: params.get('state') ?? '',
    page: Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1),
  };
  const found = useQuery(streamsQueries.deliveries(guild, filter));
  const streamers = useQuery(streamsQueries.streamers(guild)).data;
  const show = (part: Partial<typeof filter>) => {
    // Another choice begins with its first page.
    const { streamer, state, page } = { ...filter, page: 1, ...part };
    setParams({ ...(streamer && { streamer }), ...(state && { state }), ...(page > 1 && { page: String(page) }) });
  };
  const chosen = filter.streamer !== '' || filter.state !== '';
  return (
    <div className="stack">
      <div className="row streams-choose">
        <Select
          label="Streamer"
          value={filter.streamer}
          options={streamerOptions(streamers, filter.streamer)}
          onChange={(streamer) => show({ streamer })}
        />
        <Select
          label="What became of it"
          value={filter.state}
          options={SHOWN_STATES}
          onChange={(state) => show({ state })}
        />
      </div>
      <Asked query={found} bones={8}>
        {({ deliveries, pagination }) => (
          <>
            {deliveries.length === 0 ? (
              <Empty title={chosen || filter.page > 1 ? 'Nothing matches' : 'No stream so far'}>
                <p>
                  {chosen || filter.page > 1
                    ? 'Choose another streamer, or all of them.'
                    : 'When a streamer goes live, what became of it stands here, also where nothing was posted.'}
                </p>
              </Empty>
            ) : (
              <>
                <p className="soft small">{count(pagination.total_results, 'stream')}, the newest first</p>
                <ul className="rows panel" aria-label="What became of each stream">
                  {deliveries.map((delivery) => (
                    <DeliveryRow key={delivery.id} guild={guild} delivery={delivery} />
                  ))}
                </ul>
              </>
            )}
            <Pager page={filter.page} more={pagination.has_more} onPage={(page) => show({ page })} />
          </>
        )}
      </Asked>
    </div>
  );
}

/** Whom the list can be asked for; a streamer who was removed has a history all the same. */
function streamerOptions(streamers: Streamer[] | undefined, chosen: string): Options {
  const removed = chosen !== '' && !streamers?.some(({ id }) => id === chosen);
  return [
    ['', 'All'],
    ...(removed ? [[chosen, streamers ? 'A streamer who was removed' : 'The chosen streamer'] as const] : []),
    ...(streamers ?? []).map((one) => [one.id, one.twitch_display_name] as const),
  ];
}
