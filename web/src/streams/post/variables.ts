/** What a post may name between braces, and what stands there then. */

type Variable = readonly [name: string, meaning: string];

const LIVE: readonly Variable[] = [
  ['streamer_display_name', 'name of the streamer'],
  ['streamer_login', 'name in the address'],
  ['stream_title', 'title of the stream'],
  ['game_name', 'game'],
  ['viewer_count', 'viewers'],
  ['stream_url', 'address of the stream'],
  ['started_at', 'moment of the start'],
  ['mention_role', 'the ping'],
  ['streamer_avatar_url', 'picture of the streamer'],
  ['stream_thumbnail_url', 'picture of the stream'],
];

export const VARIABLES: Readonly<Record<'live' | 'ended', readonly Variable[]>> = {
  live: LIVE,
  ended: [...LIVE, ['duration', 'how long it was'], ['vod_url', 'address of the recording']],
};
