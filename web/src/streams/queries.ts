import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryClient } from '../platform/api/queries';
import { ask, askAnybody } from './ask';
import type {
  AuditPage,
  Channel,
  Choice,
  Config,
  Deliveries,
  DiscordPerson,
  Guild,
  Invite,
  InvitedTo,
  OwnChannel,
  Role,
  Streamer,
} from './types';

/** Everything of this area is kept under this key. */
export const STREAMS = ['streams'];

/** A broadcast begins and ends without anybody pressing something here. */
const LOOK_AGAIN_MS = 30_000;

export const guildPath = (guild: string, rest = '') => `/api/guilds/${encodeURIComponent(guild)}${rest}`;

export const streamerPath = (guild: string, streamer: string, rest = '') =>
  guildPath(guild, `/streamers/${encodeURIComponent(streamer)}${rest}`);

export const invitePath = (code: string, rest = '') => `/api/invites/${encodeURIComponent(code)}${rest}`;

export const streamsQueries = {
  me: queryOptions({ queryKey: [...STREAMS, 'me'], queryFn: () => ask<DiscordPerson>('GET', '/api/auth/me') }),

  guilds: queryOptions({ queryKey: [...STREAMS, 'guilds'], queryFn: () => ask<Guild[]>('GET', '/api/guilds') }),

  ownChannels: queryOptions({
    queryKey: [...STREAMS, 'own'],
    queryFn: () => ask<{ streamers: OwnChannel[] }>('GET', '/api/streamers/me'),
  }),

  choices: queryOptions({
    queryKey: [...STREAMS, 'choices'],
    queryFn: () => ask<Choice[]>('GET', '/api/users/me/preferences'),
  }),

  config: (guild: string) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'config'],
      queryFn: () => ask<Config>('GET', guildPath(guild, '/config')),
    }),

  channels: (guild: string) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'channels'],
      queryFn: () => ask<Channel[]>('GET', guildPath(guild, '/channels')),
    }),

  roles: (guild: string) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'roles'],
      queryFn: () => ask<Role[]>('GET', guildPath(guild, '/roles')),
    }),

  streamers: (guild: string) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'streamers'],
      queryFn: () => ask<Streamer[]>('GET', guildPath(guild, '/streamers')),
      refetchInterval: LOOK_AGAIN_MS,
    }),

  invites: (guild: string) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'invites'],
      queryFn: () => ask<Invite[]>('GET', guildPath(guild, '/invites')),
    }),

  /** Where an invite leads; whoever has it may ask. */
  landing: (code: string) =>
    queryOptions({
      queryKey: [...STREAMS, 'landing', code],
      queryFn: () => askAnybody<InvitedTo>(invitePath(code)),
    }),

  invite: (guild: string) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'invite'],
      queryFn: () => ask<{ url: string }>('GET', guildPath(guild, '/bot-install-url')),
      staleTime: 600_000,
    }),

  audit: (guild: string, page: number) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'audit', page],
      queryFn: () => ask<AuditPage>('GET', guildPath(guild, '/audit'), { query: { page } }),
      placeholderData: keepPreviousData,
    }),

  deliveries: (guild: string, filter: { streamer: string; state: string; page: number }) =>
    queryOptions({
      queryKey: [...STREAMS, guild, 'deliveries', filter],
      queryFn: () =>
        ask<Deliveries>('GET', guildPath(guild, '/deliveries'), {
          query: { streamer_id: filter.streamer, state: filter.state, page: filter.page, page_size: 25 },
        }),
      refetchInterval: LOOK_AGAIN_MS,
      placeholderData: keepPreviousData,
    }),
};

/** The settings of a server as they are now, and which version of them that is. */
export async function readConfig(guild: string): Promise<{ config: Config; version: string | null }> {
  let version: string | null = null;
  const config = await ask<Config>('GET', guildPath(guild, '/config'), {
    onHeaders: (headers) => {
      // Something in between that packs answers calls tags weak.
      version = headers.get('ETag')?.replace(/^W\//, '') ?? null;
    },
  });
  queryClient.setQueryData(streamsQueries.config(guild).queryKey, config);
  return { config, version };
}

/** Something of a server changed, or may have: what is known of it is asked for again. */
export function refresh(guild: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [...STREAMS, guild] });
}
