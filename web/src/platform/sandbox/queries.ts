import { queryOptions } from '@tanstack/react-query';
import { sandbox } from './sandbox';

/** The sandbox's people, its mailbox and its phone. */
export const sandboxQueries = {
  state: queryOptions({ queryKey: ['sandbox', 'state'], queryFn: sandbox.state }),
  mailbox: queryOptions({ queryKey: ['mailbox'], queryFn: sandbox.mails }),
  pushes: queryOptions({ queryKey: ['sandbox', 'pushes'], queryFn: sandbox.pushes }),
};
