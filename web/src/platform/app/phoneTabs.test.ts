import { House } from 'lucide-react';
import { expect, it } from 'vitest';
import { type Feature, fetchPage, phoneTabs } from './feature';

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

it('fetches the page that an address leads to, and the one of guests only for them', async () => {
  const fetched: string[] = [];
  const page = (name: string, fetch = async () => fetched.push(name)) => Object.assign(() => null, { fetch });
  const features: Feature[] = [
    {
      name: 'records',
      pages: [
        { path: '', page: page('landing'), layout: 'guest' },
        { path: '', page: page('home'), layout: 'inside' },
        { path: 'maps', page: page('all maps'), layout: 'inside' },
        { path: 'maps/:uid', page: page('maps'), layout: 'inside' },
        { path: 'maps/new', page: page('new map'), layout: 'inside' },
        { path: 'gone', page: page('gone', () => Promise.reject(new Error('offline'))), layout: 'inside' },
      ],
    },
  ];
  await fetchPage(features, '/Maps/x', true);
  await fetchPage(features, '/', true);
  await fetchPage(features, '/', false);
  await fetchPage(features, '/gone', true);
  await fetchPage(features, '/nowhere', true);
  expect(fetched).toEqual(['maps', 'home', 'landing']);
  await fetchPage(features, '/maps/new', true);
  await fetchPage(features, '/maps/', true);
  expect(fetched.slice(3)).toEqual(['new map', 'all maps']);
});
