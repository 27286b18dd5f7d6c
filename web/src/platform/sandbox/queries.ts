import { queryOptions } from '@tanstack/react-query';
import { sandbox } from './sandbox';

/** The sandbox's people and its mailbox. */
export const sandboxQueries = {
  state: queryOptions({ queryKey: ['sandbox', 'state'], queryFn: sandbox.state }),
  mailbox: queryOptions({ queryKey: ['mailbox'], queryFn: sandbox.mails }),
};
