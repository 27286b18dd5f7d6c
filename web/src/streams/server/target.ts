import type { Options } from '../fields';
import type { Channel, Role } from '../types';

/** A Discord channel as people know it; one that is not in the list is gone, or hidden from the reader. */
export function channelName(channels: Channel[] | undefined, id: string): string {
  const found = channels?.find((channel) => channel.id === id);
  if (found) return `#${found.name}`;
  return channels ? 'a channel that you do not see' : 'the chosen channel';
}

export function roleName(roles: Role[] | undefined, id: string): string {
  const found = roles?.find((role) => role.id === id);
  return found?.name ?? (roles ? 'a role that is not there' : 'the chosen role');
}

/**
 * The channels to choose from, in Discord's order.
 *
 * @param nothing what it means to choose none
 * @param chosen stays among them when Discord does not list it
 */
export function channelOptions(channels: Channel[], nothing: string, chosen: string): Options {
  const listed = channels.map(
    ({ id, name, parent, can_post }) =>
      [id, `#${name}${parent ? ` (${parent})` : ''}${can_post ? '' : ': the bot cannot post there'}`] as const,
  );
  const hidden = chosen !== '' && !channels.some(({ id }) => id === chosen);
  return [
    ['', nothing],
    ...(hidden ? [[chosen, 'The chosen channel, which is not in the list'] as const] : []),
    ...listed,
  ];
}

/** The roles to choose from, the highest first. */
export function roleOptions(roles: Role[], nothing: string, chosen: string): Options {
  const hidden = chosen !== '' && !roles.some(({ id }) => id === chosen);
  return [
    ['', nothing],
    ...(hidden ? [[chosen, 'The chosen role, which is not in the list'] as const] : []),
    ...roles.map(({ id, name }) => [id, `@${name}`] as const),
  ];
}
