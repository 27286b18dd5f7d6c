import type { Channel, Config, Guild, Role, Streamer } from '../types';
import { permission, type Told } from '../words';

/** Something that is to be known of a server's posts, and what to do about it. */
export interface Finding extends Told {
  todo?: string;
  /** Where on our pages it is done. */
  page?: 'settings' | 'post';
}

const PAUSED: Readonly<Record<string, { text: string; todo: string }>> = {
  unknown_channel: {
    text: 'Nothing is posted: the Discord channel is gone.',
    todo: 'Choose another channel in the settings.',
  },
  missing_access: {
    text: 'Nothing is posted: the bot may not see the Discord channel.',
    todo: 'Allow “View Channel” for the bot in the channel’s permissions at Discord, then post a test.',
  },
  missing_permissions: {
    text: 'Nothing is posted: the bot lacks a permission in the Discord channel.',
    todo: 'Give it back in the channel’s permissions at Discord, then post a test.',
  },
  bot_removed: {
    text: 'Nothing is posted: the bot was removed from the server.',
    todo: 'Invite it again, then post a test.',
  },
};

/** What waits is posted when it is mended. */
function paused(reason: string | null): Finding {
  const known = PAUSED[reason ?? ''] ?? { text: `Nothing is posted: ${reason}.`, todo: 'Post a test.' };
  return { ...known, tone: 'slower', page: reason === 'unknown_channel' ? 'settings' : 'post' };
}

function ofChannel(config: Config, channels: Channel[]): Finding[] {
  const chosen = channels.find(({ id }) => id === config.channel_id);
  if (!chosen) {
    return [
      {
        tone: 'warn',
        text: 'You do not see the chosen Discord channel.',
        todo: 'It may be gone, or hidden from you. Choose another one if posts do not arrive.',
        page: 'settings',
      },
    ];
  }
  return chosen.can_post ? [] : [closed(chosen, '')];
}

function closed(channel: Channel, whose: string): Finding {
  return {
    tone: 'slower',
    text: `The bot cannot post${whose} to #${channel.name}.`,
    todo: `It lacks: ${channel.missing.map(permission).join(', ')}. Allow this in the channel’s permissions at Discord.`,
  };
}

/** What one streamer's own channel keeps from being posted, and that Twitch does not know them. */
function ofStreamer(streamer: Streamer, channels: Channel[] | undefined): Finding[] {
  const name = streamer.twitch_display_name;
  const own = channels?.find(({ id }) => id === streamer.overrides?.channel_id);
  const found = own && !own.can_post ? [closed(own, ` the streams of ${name}`)] : [];
  if (streamer.events !== 'gone') return found;
  return [
    ...found,
    {
      tone: 'warn',
      text: `Twitch does not know ${name} any more.`,
      todo: 'Remove the streamer, or wait: a channel may come back.',
    },
  ];
}

function pingsRoleThatIsGone({ ping_mode, mention_role_id }: Config, roles: Role[]): boolean {
  return ping_mode === 'role' && mention_role_id !== null && !roles.some(({ id }) => id === mention_role_id);
}

/**
 * Whether a server's posts go through, the most serious first; never empty.
 *
 * @param config not known while it is not loaded
 * @param channels like roles, not known where they were not asked for
 */
export function findings({
  guild,
  config,
  channels,
  roles,
  streamers,
}: {
  guild: Guild;
  config?: Config | undefined;
  channels?: Channel[] | undefined;
  roles?: Role[] | undefined;
  streamers?: Streamer[] | undefined;
}): Finding[] {
  if (!guild.bot_installed) {
    return [{ tone: 'slower', text: 'The bot is not in this server.', todo: 'Invite it, then posts can begin.' }];
  }
  const found: Finding[] = [];
  if (config?.target.state === 'paused') {
    found.push(paused(config.target.reason));
  } else if (config && config.channel_id !== '' && channels) {
    found.push(...ofChannel(config, channels));
  }
  if (config?.channel_id === '') {
    found.push({
      tone: 'warn',
      text: 'No Discord channel is chosen.',
      todo: 'Choose the one to which posts go.',
      page: 'settings',
    });
  }
  if (config?.enabled === false) {
    found.push({ tone: 'warn', text: 'Posts are switched off.', todo: 'Switch them on again.', page: 'settings' });
  }
  if (config && roles && pingsRoleThatIsGone(config, roles)) {
    found.push({
      tone: 'warn',
      text: 'The role that posts ping is gone, so nobody is pinged.',
      todo: 'Choose another one.',
      page: 'settings',
    });
  }
  found.push(...(streamers ?? []).flatMap((streamer) => ofStreamer(streamer, channels)));
  if (streamers?.length === 0) {
    found.push({ tone: 'soft', text: 'Nobody is followed yet.', todo: 'Add a streamer by their Twitch name.' });
  }
  return found.length > 0 ? found : [{ tone: 'faster', text: 'Everything is in order.' }];
}

const ORDER: readonly Told['tone'][] = ['slower', 'warn', 'soft', 'faster'];

/** The most serious of them. */
export function worst(found: Finding[]): Finding {
  return (
    found.toSorted((one, other) => ORDER.indexOf(one.tone) - ORDER.indexOf(other.tone))[0] ?? {
      tone: 'faster',
      text: 'Everything is in order.',
    }
  );
}
