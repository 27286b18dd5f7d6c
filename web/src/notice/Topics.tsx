import { useQuery } from '@tanstack/react-query';
import { Offered } from './Offered';
import { noticeQueries } from './queries';
import type { ChannelChoice, SettingsPatch, TopicChoice, TopicChoices } from './types';
import { useTopicName } from './useTopicName';
import { channelName } from './words';

const ORDER = ['inbox', 'push', 'mail', 'digest', 'webhook'];

/** Every topic by every channel. Nothing stands here where the server offers no choice. */
export function Topics({ chosen, change }: { chosen: TopicChoices; change: (patch: SettingsPatch) => void }) {
  const query = useQuery(noticeQueries.topics);
  return (
    <Offered title="What I am told, and how" query={query} isNone={(topics) => topics.length === 0}>
      {(topics) => <Table topics={topics} chosen={chosen} change={change} />}
    </Offered>
  );
}

function Table({
  topics,
  chosen,
  change,
}: {
  topics: readonly TopicChoice[];
  chosen: TopicChoices;
  change: (patch: SettingsPatch) => void;
}) {
  const topicName = useTopicName();
  const channels = ORDER.filter((channel) => topics.some((topic) => topic.channels[channel]));
  return (
    <div className="scroll">
      <table className="fold topics">
        <thead>
          <tr>
            <th scope="col">About</th>
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {channelName(channel)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, channels: choices }) => (
            <tr key={topic}>
              <td data-label="About">{topicName(topic)}</td>
              {channels.map((channel) => (
                <td key={channel} data-label={channelName(channel)}>
                  <Cell
                    label={`${topicName(topic)}: ${channelName(channel)}`}
                    channel={channelName(channel)}
                    choice={choices[channel]}
                    chosen={chosen[topic]?.[channel]}
                    onChange={(on) => change({ topics: { [topic]: { [channel]: on } } })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const WHY: Record<string, string> = {
  no_address: 'no device or address',
  unverified: 'address not confirmed',
  pref_off: 'channel is off',
};

function Cell({
  label,
  channel,
  choice,
  chosen,
  onChange,
}: {
  label: string;
  /** What stands beside the tick where the table has no head. */
  channel: string;
  choice: ChannelChoice | undefined;
  /** What the person has chosen for this topic itself, answered or not. */
  chosen: boolean | null | undefined;
  onChange: (on: boolean) => void;
}) {
  if (!choice) return <span className="soft">–</span>;
  const on = choice.locked ? choice.default : (chosen ?? choice.chosen ?? choice.default);
  return (
    <label className="tick">
      <input
        type="checkbox"
        aria-label={label}
        checked={on}
        disabled={choice.locked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="channel">{channel}</span>
      {choice.locked && choice.effective ? (
        <span className="soft small">always</span>
      ) : (
        on && !choice.effective && <span className="soft small">{WHY[choice.reason ?? ''] ?? 'not now'}</span>
      )}
    </label>
  );
}
