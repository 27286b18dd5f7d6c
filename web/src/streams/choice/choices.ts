import type { Choice, PingMode } from '../types';

/** The switches of each server together, in the order in which they came. */
export function byServer(choices: readonly Choice[]): { id: string; name: string; choices: Choice[] }[] {
  const servers = new Map<string, { id: string; name: string; choices: Choice[] }>();
  for (const choice of choices) {
    const server = servers.get(choice.guild_id) ?? { id: choice.guild_id, name: choice.guild_name, choices: [] };
    server.choices.push(choice);
    servers.set(choice.guild_id, server);
  }
  return [...servers.values()];
}

/** What a switch does not cover; nothing where it covers all. */
export function choiceHint(mode: PingMode, on: boolean): string | undefined {
  switch (mode) {
    case 'none':
      return undefined;
    case 'role':
      return on
        ? 'The posts may ping a role of the server, too. Who has that role is up to Discord.'
        : 'If you have the role that the posts ping, they ping you all the same. Leave that role at Discord.';
    case 'mentions':
      return on ? 'Its posts ping you by name, too.' : 'Switched on, its posts ping you by name, too.';
    case 'managed_role':
      return on
        ? 'You have the role that its posts ping; switched off, it is taken from you.'
        : 'Switched on, you get the role that its posts ping.';
  }
}
