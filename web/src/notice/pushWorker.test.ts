import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

const WORKER = readFileSync(`${import.meta.dirname}/../../public/push.js`, 'utf8');
const ORIGIN = 'https://pacenote.example';

/** The worker that shows pushes, in a browser that has these pages open. */
class Browser {
  readonly shown: { data: { url: string } }[] = [];
  readonly opened: string[] = [];
  readonly navigated: string[] = [];
  private readonly handlers = new Map<string, (event: object) => void>();

  constructor(pages: string[] = []) {
    const scope = {
      location: { origin: ORIGIN },
      addEventListener: (name: string, handler: (event: object) => void) => this.handlers.set(name, handler),
      registration: { showNotification: (_: string, options: { data: { url: string } }) => this.shown.push(options) },
      clients: {
        matchAll: async () =>
          pages.map((url) => ({
            url,
            focus: async () => ({ url, navigate: async (to: string) => this.navigated.push(to) }),
          })),
        openWindow: async (url: string) => this.opened.push(url),
      },
    };
    new Function('self', WORKER)(scope);
  }

  private async happens(name: string, event: object): Promise<void> {
    let work: Promise<unknown> = Promise.resolve();
    const waitUntil = (given: Promise<unknown>) => {
      work = given;
    };
    this.handlers.get(name)?.({ ...event, waitUntil });
    await work;
  }

  /** @returns where its notification leads */
  async push(url: unknown): Promise<string | undefined> {
    await this.happens('push', { data: { json: () => ({ title: 'Storm', body: '', url }) } });
    return this.shown.at(-1)?.data.url;
  }

  async press(url: string): Promise<void> {
    await this.happens('notificationclick', { notification: { close: vi.fn(), data: { url } } });
  }
}

it.each([
  ['/Chat/42', `${ORIGIN}/Chat/42`],
  ['https://www.twitch.tv/fox', 'https://www.twitch.tv/fox'],
  ['http://elsewhere.example/', `${ORIGIN}/Inbox`],
  ['javascript:alert(1)', `${ORIGIN}/Inbox`],
  ['https://', `${ORIGIN}/Inbox`],
  [undefined, `${ORIGIN}/Inbox`],
])('a push about %s leads to %s', async (url, address) => {
  expect(await new Browser().push(url)).toBe(address);
});

it('leads the page that is there to a page of ours', async () => {
  const browser = new Browser([`${ORIGIN}/me`]);
  await browser.press(`${ORIGIN}/Chat/42`);
  expect(browser.navigated).toEqual([`${ORIGIN}/Chat/42`]);
  expect(browser.opened).toEqual([]);
});

it('opens what is elsewhere beside the page that is there', async () => {
  const browser = new Browser([`${ORIGIN}/me`]);
  await browser.press('https://www.twitch.tv/fox');
  expect(browser.opened).toEqual(['https://www.twitch.tv/fox']);
  expect(browser.navigated).toEqual([]);
});
