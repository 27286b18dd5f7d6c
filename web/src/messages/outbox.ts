import { isLost, ProblemError } from '../platform/api/problem';
import { MINE } from '../platform/api/session';
import { storage } from '../platform/lib/storage';
import type { Outgoing } from './thread';

/** Longer than a request may take: what nobody has touched for so long, nobody is sending any more. */
export const LEFT_AFTER_MS = 60_000;

/**
 * Messages that were written in this browser and are not known to be sent: one list for all tabs of a person. Each
 * message is kept by itself, so that no tab writes over what another one wrote, and each is sent by the tab in which it
 * was written or tried again. Each has an id of ours from the start, so that trying again, here or in two tabs at once,
 * never sends it twice, whatever became of the first try.
 *
 * A message that is gone stays gone: an answer that comes after it was thrown away, or after the person has left, changes
 * nothing.
 */
export class Outbox {
  private readonly prefix: string;
  private readonly send: (message: Outgoing) => Promise<void>;
  private readonly newest: (peer: string) => number | undefined;
  private readonly tab: string;
  private readonly listeners = new Set<() => void>();
  private messages: readonly Outgoing[] = [];
  private sending = false;
  private looking: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param prefix with what the keys of this person's messages begin
   * @param send sends one; what it throws is why it failed
   * @param newest the newest number of a conversation, where it is known
   */
  constructor(
    prefix: string,
    send: (message: Outgoing) => Promise<void>,
    newest: (peer: string) => number | undefined,
    tab = newId(),
  ) {
    this.prefix = prefix;
    this.send = send;
    this.newest = newest;
    this.tab = tab;
    storage.watch(prefix, () => this.read());
    // What is on its way while the page is left: nobody learns here whether it arrives.
    globalThis.addEventListener?.('pagehide', () => this.leave());
    this.read();
  }

  all = (): readonly Outgoing[] => this.messages;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** @returns whether the browser keeps it until it is sent */
  add(clientMessageId: string, peer: string, content: string, at: string): boolean {
    const number = 1 + Math.max(0, ...this.messages.map((message) => message.number));
    const kept = this.write({ clientMessageId, peer, content, at, number, ...this.mine('waiting') });
    void this.work();
    return kept;
  }

  again(clientMessageId: string): void {
    const message = this.find(clientMessageId);
    if (!message) return;
    const { problem: _, after: __, ...rest } = message;
    this.write({ ...rest, ...this.mine('waiting') });
    void this.work();
  }

  drop(clientMessageId: string): void {
    storage.remove(this.key(clientMessageId));
    this.read();
  }

  /** One after the other, so that they arrive in the order in which they were written. */
  private async work(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let next = this.next(); next; next = this.next()) {
      const { clientMessageId, peer } = next;
      this.hold();
      const after = this.newest(peer);
      this.write({ ...next, ...this.mine('sending'), ...(after !== undefined && { after }) });
      try {
        await this.send(next);
        this.drop(clientMessageId);
      } catch (error) {
        const unsure = error instanceof ProblemError && isLost(error);
        this.fail(clientMessageId, unsure, error instanceof Error ? error.message : String(error));
      }
    }
    this.sending = false;
  }

  private next(): Outgoing | undefined {
    // What this tab itself forgot, no event told it.
    this.read();
    return this.messages.find(({ state, tab }) => state === 'waiting' && tab === this.tab);
  }

  /** What waits here behind something slow is still in good hands. */
  private hold(): void {
    for (const message of this.messages) {
      if (message.tab === this.tab && message.state === 'waiting') this.write({ ...message, ...this.mine('waiting') });
    }
  }

  private leave(): void {
    for (const { clientMessageId, state } of this.messages) {
      if (state !== 'failed') this.fail(clientMessageId, state === 'sending');
    }
  }

  /**
   * Unless it is gone meanwhile, or another tab tries it.
   *
   * @param unsure whether it may have arrived; what an earlier try may have done, no later one takes back
   */
  private fail(clientMessageId: string, unsure: boolean, problem?: string): void {
    const message = this.find(clientMessageId);
    if (message?.tab !== this.tab) return;
    this.write({
      ...message,
      state: 'failed',
      ...(unsure && { unsure }),
      ...(problem !== undefined && { problem }),
    });
  }

  private mine(state: Outgoing['state']): Pick<Outgoing, 'state' | 'tab' | 'until'> {
    return { state, tab: this.tab, until: Date.now() + LEFT_AFTER_MS };
  }

  private key(clientMessageId: string): string {
    return this.prefix + clientMessageId;
  }

  private find(clientMessageId: string): Outgoing | undefined {
    return parsed(storage.get(this.key(clientMessageId)));
  }

  private write(message: Outgoing): boolean {
    const kept = storage.set(this.key(message.clientMessageId), JSON.stringify(message));
    this.read();
    return kept;
  }

  /** What another tab sends is on its way, until that tab has been silent for too long. */
  private read(): void {
    const now = Date.now();
    const stored = storage
      .keys(this.prefix)
      .map((key) => parsed(storage.get(key)))
      .filter((message) => message !== undefined);
    const foreign = stored.filter(({ tab, state }) => tab !== this.tab && state !== 'failed');
    this.messages = stored
      .map((message) => (foreign.includes(message) && message.until <= now ? left(message) : message))
      .sort((one, other) => one.number - other.number || one.clientMessageId.localeCompare(other.clientMessageId));
    clearTimeout(this.looking);
    const ends = foreign.map(({ until }) => until).filter((until) => until > now);
    if (ends.length > 0) this.looking = setTimeout(() => this.read(), Math.min(...ends) - now);
    for (const listener of this.listeners) listener();
  }
}

function left(message: Outgoing): Outgoing {
  return { ...message, state: 'failed', ...(message.state === 'sending' && { unsure: true }) };
}

function parsed(kept: string | null): Outgoing | undefined {
  try {
    const message = JSON.parse(kept ?? 'null') as Partial<Outgoing> | null;
    return typeof message?.clientMessageId === 'string' && typeof message.content === 'string'
      ? (message as Outgoing)
      : undefined;
  } catch {
    return undefined;
  }
}

/** An id that nobody else makes; `crypto.randomUUID` exists over https only. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keys of drafts and of what waits, apart for each person. */
export const kept = {
  outbox: (account: string) => `${MINE}outbox.${account}.`,
  draft: (account: string, peer: string) => `${MINE}draft.${account}.${peer}`,
};
