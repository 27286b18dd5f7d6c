import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { live } from '../notice/live/live';
import { moment } from '../platform/lib/times';
import { messagesQueries } from './queries';
import { useTyping } from './typing';

/** Whether the other one is there, as far as they let it be known. */
export function PresenceLine({ peer }: { peer: string }) {
  const presence = useQuery(messagesQueries.presence(peer)).data;
  const typing = useTyping(peer);
  useEffect(() => {
    const takeBack = live.keepSaying('presence', { action: 'subscribe', presence: [peer] });
    return () => {
      takeBack();
      live.say({ action: 'unsubscribe', presence: [peer] });
    };
  }, [peer]);
  const words = typing
    ? 'types …'
    : presence?.state === 'online'
      ? 'online'
      : presence?.state === 'away'
        ? 'away'
        : presence?.lastSeenAt
          ? `last seen ${moment(presence.lastSeenAt)}`
          : '';
  return <p className="soft small presence">{words}</p>;
}
