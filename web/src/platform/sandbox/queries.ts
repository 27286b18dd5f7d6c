import { queryOptions } from '@tanstack/react-query';
import { ifThere } from '../api/client';
import { sandbox } from './sandbox';

/** The sandbox's people, its mailbox and its phone. */
export const sandboxQueries = {
  state: queryOptions({ queryKey: ['sandbox', 'state'], queryFn: sandbox.state }),
  mailbox: queryOptions({ queryKey: ['mailbox'], queryFn: sandbox.mails }),
  /** Asked for again and again: who looks at a phone waits for it to ring. */
  pushes: queryOptions({ queryKey: ['sandbox', 'pushes'], queryFn: sandbox.pushes, refetchInterval: 2_000 }),
  /** Null where there are no live updates to cut. */
  sockets: queryOptions({
    queryKey: ['sandbox', 'sockets'],
    queryFn: () => ifThere(sandbox.sockets()),
    refetchInterval: 2_000,
  }),
};
