import { queryOptions } from '@tanstack/react-query';
import { sandbox } from './sandbox';

/** The sandbox's people and its mailbox. */
export const sandboxQueries = {
  desk: queryOptions({ queryKey: ['desk'], queryFn: sandbox.desk }),
  mailbox: queryOptions({ queryKey: ['mailbox'], queryFn: sandbox.mails }),
};
