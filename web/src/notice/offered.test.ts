import type { UseQueryResult } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { unreachable } from '../platform/api/problem';
import { Offered } from './Offered';

type Query = UseQueryResult<string[] | null>;

const LOADING = { data: undefined, isError: false, isPending: true } as Query;
const AWAY = { data: undefined, isError: true, isPending: false, error: unreachable() } as unknown as Query;
const found = (data: string[] | null) => ({ data, isError: false, isPending: false }) as Query;

const Section = (more: { query: Query; quiet?: boolean }) =>
  Offered<string[]>({
    title: 'Webhooks',
    isNone: (list) => list.length === 0,
    children: (list) => list.join(', '),
    ...more,
  });

const drawn = (query: Query, more: { quiet?: boolean } = {}) =>
  renderToStaticMarkup(createElement(Section, { query, ...more }));

it('leaves a section out only where there is nothing of it', () => {
  expect(drawn(found(null))).toBe('');
  expect(drawn(found([]))).toBe('');
  expect(drawn(found(['one', 'two']))).toContain('one, two');
});

it('says what cannot be loaded, and offers to try again', () => {
  for (const more of [{}, { quiet: true }]) {
    expect(drawn(AWAY, more)).toContain('<h2>Webhooks</h2>');
    expect(drawn(AWAY, more)).toContain('Pacenote cannot be reached');
    expect(drawn(AWAY, more)).toContain('Try again');
  }
});

it('shows the shape of what comes, unless most people have none of it', () => {
  expect(drawn(LOADING)).toContain('aria-busy="true"');
  expect(drawn(LOADING, { quiet: true })).toBe('');
});
