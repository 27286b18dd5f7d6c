import '../streams.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryClient } from '../../platform/api/queries';
import { FormProblem, Switch } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { PageHead } from '../../platform/ui/page';
import { useSettings } from '../../platform/ui/settings';
import { Empty } from '../../platform/ui/states';
import { ask } from '../ask';
import { streamsQueries } from '../queries';
import { Asked } from '../states';
import type { Choice } from '../types';
import { byServer, choiceHint } from './choices';

/** Of which channels in which servers a person wants to hear. */
export default function Choices() {
  const choices = useQuery(streamsQueries.choices);
  return (
    <>
      <PageHead
        title="What you hear of"
        lead="When a channel goes live that a server of yours follows, you are told once."
      >
        <Link to="/streams" className="button">
          All servers
        </Link>
      </PageHead>
      <div className="stack streams-form">
        <p className="soft small">
          By which way you are told, in the inbox, by push or by mail, is chosen among your settings for all news.
        </p>
        <Asked query={choices} bones={8}>
          {(list) =>
            list.length === 0 ? (
              <Empty title="Nobody is followed yet">
                <p>When a server of yours follows a channel, its switch stands here.</p>
              </Empty>
            ) : (
              byServer(list).map(({ id, name, choices: rows }) => (
                <section key={id} className="panel stack" aria-label={name}>
                  <h2>
                    <Name>{name}</Name>
                  </h2>
                  {rows.map((choice) => (
                    <OneChoice key={choice.streamer_id} choice={choice} />
                  ))}
                </section>
              ))
            )
          }
        </Asked>
      </div>
    </>
  );
}

function OneChoice({ choice }: { choice: Choice }) {
  const { guild_id, streamer_id } = choice;
  const settings = useSettings(
    (input: { enabled: boolean }) =>
      ask<{ message: string }>(
        'PUT',
        `/api/users/me/preferences/${encodeURIComponent(guild_id)}/${encodeURIComponent(streamer_id)}`,
        { json: input },
      ),
    () => queryClient.invalidateQueries({ queryKey: streamsQueries.choices.queryKey }),
  );
  const on = settings.wished.enabled ?? choice.notifications_enabled;
  return (
    <>
      <FormProblem problem={settings.problem} />
      <Switch
        label={choice.streamer_name}
        hint={choiceHint(choice.ping_mode, on)}
        on={on}
        onChange={(enabled) => settings.change({ enabled })}
      />
    </>
  );
}
