import { MINE } from '../platform/api/session';
import { storage } from '../platform/lib/storage';
import type { Outgoing } from './thread';

/**
 * Messages that were written here and are not known to be sent. The browser keeps them over a reload. Each has an id of
 * ours from the start, so that trying again never sends it twice, whatever became of the first try.
 */
export class Outbox {
  private readonly key: string;
  private readonly send: (message: Outgoing) => Promise<void>;
  private readonly newest: (peer: string) => number;
  private readonly listeners = new Set<() => void>();
  private messages: readonly Outgoing[];
  private sending = false;

  /**
   * @param send sends one; what it throws is why it failed
   * @param newest the newest number that is known of a conversation
   */
  constructor(key: string, send: (message: Outgoing) => Promise<void>, newest: (peer: string) => number) {
    this.key = key;
    this.send = send;
    this.newest = newest;
    // What was on its way when the page was left: nobody knows whether it arrived.
    this.messages = read(storage.get(key)).map((message) => ({ ...message, state: 'failed' }));
  }

  all = (): readonly Outgoing[] => this.messages;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(clientMessageId: string, peer: string, content: string, at: string): void {
    this.change([...this.messages, { clientMessageId, peer, content, at, after: 0, state: 'waiting' }]);
    void this.work();
  }

  again(clientMessageId: string): void {
    this.put(clientMessageId, ({ problem: _, ...message }) => ({ ...message, state: 'waiting' }));
    void this.work();
  }

  drop(clientMessageId: string): void {
    this.change(this.messages.filter((message) => message.clientMessageId !== clientMessageId));
  }

  /** One after the other, so that they arrive in the order in which they were written. */
  private async work(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let next = this.next(); next; next = this.next()) {
      const { clientMessageId, peer } = next;
      this.put(clientMessageId, (message) => ({ ...message, state: 'sending', after: this.newest(peer) }));
      try {
        await this.send(next);
        this.drop(clientMessageId);
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        this.put(clientMessageId, (message) => ({ ...message, state: 'failed', problem }));
      }
    }
    this.sending = false;
  }

  private next(): Outgoing | undefined {
    return this.messages.find(({ state }) => state === 'waiting');
  }

  private put(clientMessageId: string, change: (message: Outgoing) => Outgoing): void {
    this.change(
      this.messages.map((message) => (message.clientMessageId === clientMessageId ? change(message) : message)),
    );
  }

  private change(messages: readonly Outgoing[]): void {
    this.messages = messages;
    if (messages.length === 0) storage.remove(this.key);
    else storage.set(this.key, JSON.stringify(messages));
    for (const listener of this.listeners) listener();
  }
}

function read(kept: string | null): Outgoing[] {
  try {
    const messages = JSON.parse(kept ?? '[]') as unknown;
    return Array.isArray(messages) ? (messages as Outgoing[]) : [];
  } catch {
    return [];
  }
}

/** An id that nobody else makes; `crypto.randomUUID` exists over https only. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keys of drafts and of what waits, apart for each person. */
export const kept = {
  outbox: (account: string) => `${MINE}outbox.${account}`,
  draft: (account: string, peer: string) => `${MINE}draft.${account}.${peer}`,
};
