import { House } from 'lucide-react';
import { expect, it, vi } from 'vitest';
import { type Feature, fetchTabs, phoneTabs } from './feature';

const place = (to: string) => ({ to, text: to, icon: House });
const feature = (name: string, ...tabs: string[]): Feature => ({
  name,
  title: name.toUpperCase(),
  pages: tabs.map((to) => ({ path: to.slice(1), page: (() => null) as never, layout: 'inside' })),
  tabs: tabs.map(place),
});

const records = feature('records', '/', '/maps', '/guard');
const chat = feature('chat', '/chat');
const inbox = feature('inbox', '/inbox');
const me: Feature = { name: 'me', pages: [], own: place('/me') };

it('shows every tab of a phone where there is room for all', () => {
  const { tabs, inside } = phoneTabs([records, inbox, me], '/maps');
  expect(tabs.map(({ to }) => to)).toEqual(['/', '/maps', '/guard', '/inbox', '/me']);
  expect(inside).toBeUndefined();
});

it('shows a tab for each feature where there is not, and the pages of the one that is open', () => {
  const { tabs, inside } = phoneTabs([records, chat, inbox, me], '/maps/x');
  expect(tabs.map(({ text }) => text)).toEqual(['RECORDS', '/chat', '/inbox', '/me']);
  expect(tabs.map(({ current }) => current)).toEqual([true, undefined, undefined, undefined]);
  expect(inside).toBe(records);
  expect(phoneTabs([records, chat, inbox, me], '/Chat/42').inside).toBeUndefined();
  expect(phoneTabs([records, chat, inbox, me], '/Chat/42').tabs[0]?.current).toBe(false);
});

it('fetches the tabs of the area that is open and of what is no area, and another area when it is opened', () => {
  vi.stubGlobal('requestIdleCallback', (work: () => void) => work());
  const fetched: string[] = [];
  const fetching = (one: Feature): Feature => ({
    ...one,
    pages: one.pages.map((route) => {
      const fetch = async () => fetched.push(route.path);
      return { ...route, page: Object.assign(() => null, { fetch }) };
    }),
  });
  const features = [{ ...fetching(records), area: true }, { ...fetching(chat), area: true }, fetching(inbox)];
  fetchTabs(features, '/maps/x');
  expect(fetched).toEqual(['', 'maps', 'guard', 'inbox']);
  fetched.length = 0;
  fetchTabs(features, '/chat');
  expect(fetched).toEqual(['chat', 'inbox']);
});
