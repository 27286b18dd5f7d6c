import { describe, expect, it, vi } from 'vitest';
import { ProblemError, unreachable } from '../../platform/api/problem';
import { answering, begun, isOvertaken, saveInPlaceOf, unseen } from './inPlaceOf';

const changed = () => new ProblemError({ code: 'config_changed', status: 412, detail: 'changed' });

/** A server with one text, whose version rises with each change of anything. */
class Server {
  text = 'of Ann';
  version = 1;
  /** What others do before the next write arrives. */
  meanwhile: (() => void)[] = [];
  writes = 0;

  read = async () => ({ text: this.text, version: String(this.version) });

  write = (next: string) => async (version: string | null) => {
    this.writes++;
    this.meanwhile.shift()?.();
    if (version !== String(this.version)) throw changed();
    this.text = next;
    this.version++;
    return 'saved';
  };

  save = (seen: string, next: string) => saveInPlaceOf(seen, next, this.read, this.write(next));
}

describe('a text that somebody types', () => {
  it('is overtaken by what somebody else saves after it was begun', () => {
    const first = begun(null, { content: 'of Ann' }, { content: 'of A' });
    const more = begun(first, { content: 'of Bob' }, { content: 'of me' });
    expect(more).toEqual({ over: { content: 'of Ann' }, typed: { content: 'of me' } });
    expect(isOvertaken(more, { content: 'of Ann' })).toBe(false);
    expect(isOvertaken(more, { content: 'of Bob' })).toBe(true);
    expect(isOvertaken(more, { content: 'of me' })).toBe(false);
    expect(isOvertaken(null, { content: 'of Bob' })).toBe(false);
  });

  it('is not overtaken by the same text in another order', () => {
    const own = begun(null, { content: 'a', embed: { title: 't', url: 'u' } }, { content: 'b' });
    expect(isOvertaken(own, { embed: { url: 'u', title: 't' }, content: 'a' })).toBe(false);
  });

  it('says what else went wrong though it is overtaken', () => {
    const away = unreachable();
    expect(unseen(away, true)).toBe(away);
    expect(unseen(changed(), true)).toBeNull();
    expect(unseen(changed(), false)?.code).toBe('config_changed');
  });

  it('takes the place of the one that was seen, and of no other', async () => {
    const server = new Server();
    expect(await server.save('of Ann', 'of me')).toBe('saved');
    server.text = 'of Bob';
    await expect(server.save('of me', 'of me, again')).rejects.toMatchObject({ code: 'config_changed' });
    expect(server.text).toBe('of Bob');
    expect(server.writes).toBe(1);
    expect(await server.save('of Bob', 'of me, again')).toBe('saved');
  });

  it('leaves a text alone that is saved between the look and the change', async () => {
    const server = new Server();
    server.meanwhile.push(() => {
      server.text = 'of Bob';
      server.version++;
    });
    await expect(server.save('of Ann', 'of me')).rejects.toMatchObject({ code: 'config_changed' });
    expect(server.text).toBe('of Bob');
  });

  it('is saved though something else was changed meanwhile, and not tried for ever', async () => {
    const server = new Server();
    const other = () => void server.version++;
    server.meanwhile.push(other);
    expect(await server.save('of Ann', 'of me')).toBe('saved');
    expect(server.writes).toBe(2);
    server.meanwhile.push(other, other, other, other);
    await expect(server.save('of me', 'new')).rejects.toMatchObject({ code: 'config_changed' });
    expect(server.writes).toBe(5);
  });

  it('is not sent again when a try arrived whose answer was lost', async () => {
    const server = new Server();
    server.text = 'of me';
    expect(await server.save('of Ann', 'of me')).toBeUndefined();
    expect(server.writes).toBe(0);
  });
});

describe('a question whether to save', () => {
  it('is over when somebody else saved another text, and not for another refusal', async () => {
    const over = vi.fn();
    await expect(answering(Promise.reject(unreachable()), over)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await answering(Promise.resolve('saved'), over)).toBe('saved');
    expect(over).not.toHaveBeenCalled();
    await expect(answering(Promise.reject(changed()), over)).rejects.toMatchObject({ code: 'config_changed' });
    expect(over).toHaveBeenCalledOnce();
  });

  it('is answered for the text that stood there when it was asked, however often it is pressed', async () => {
    const server = new Server();
    const asked = { over: server.text };
    server.text = 'of Bob';
    for (let press = 1; press <= 2; press++) {
      await expect(server.save(asked.over, 'usual')).rejects.toMatchObject({ code: 'config_changed' });
    }
    expect(server.text).toBe('of Bob');
  });
});
