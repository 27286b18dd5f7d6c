import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, createElement, Fragment } from 'react';
import { renderToString } from 'react-dom/server';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportReport } from './files/partFiles';
import type { Movement, Part, Task } from './types';

// The first page that is drawn loads the libraries of all; a busy machine takes its time for that.
vi.setConfig({ testTimeout: 120_000 });

const AT = '2026-11-20T10:00:00.000Z';

const pad: Part = {
  partId: 'pad',
  partName: 'Brake pad',
  partNumber: 'BP-0101',
  description: '',
  vehicleModel: 'ALL',
  alsoFits: ['Camry'],
  category: 'Brakes',
  location: 'A3',
  barcode: null,
  supplier: 'Rossi',
  supplierEmail: '',
  supplierUrl: 'javascript:alert(1)',
  supplierPartNumber: '',
  unitPrice: 24.5,
  averageCost: 20.8,
  unit: 'litre',
  unitScale: 1,
  currentStock: 4.5,
  onOrder: 0,
  watched: true,
  reorderThreshold: 5,
  thresholdInForce: 5,
  isLow: true,
  reorderQuantity: null,
  maxStock: null,
  packSize: null,
  leadTimeDays: null,
  archived: false,
  createdAt: AT,
  updatedAt: AT,
  version: 3,
};

const taken = {
  movementId: 'm1',
  partId: 'pad',
  seq: 2,
  type: 'consume',
  vehicleModel: 'Camry',
  delta: -1.5,
  quantityAfter: 4.5,
  totalAfter: 4.5,
  unitCost: 20.8,
  reason: '',
  reference: 'JOB-1182',
  reversedBy: null,
  occurredAt: AT,
  createdAt: AT,
} as Movement;

const task = {
  taskId: 't1',
  partId: 'pad',
  partName: 'Brake pad',
  supplier: 'Rossi',
  currentStock: 4.5,
  reorderThreshold: 5,
  suggestedOrderQuantity: 10,
  estimatedCost: 245,
  status: 'pending',
  severity: 'low',
  orderedQuantity: null,
  receivedQuantity: 0,
  closeReason: null,
  expectedAt: null,
  closedAt: null,
} as Task;

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('location', { origin: 'http://x.example' });
});

/** A page at its address, as text without marks, with what the server has answered so far. */
async function drawn(
  page: Promise<{ default: ComponentType }>,
  path: string,
  at: string,
  answers: [unknown[], unknown][],
) {
  const { queryClient } = await import('../platform/api/queries');
  queryClient.clear();
  for (const [key, data] of answers) queryClient.setQueryData(key, data);
  const element = createElement(
    Routes,
    null,
    createElement(Route, { path, element: createElement((await page).default) }),
  );
  const router = createElement(MemoryRouter, { initialEntries: [at] }, element);
  return renderToString(createElement(QueryClientProvider, { client: queryClient }, router));
}

const text = (html: string) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const pages = (items: unknown[], total = items.length) => ({
  pages: [{ items, nextCursor: null, total }],
  pageParams: [''],
});

describe('pages of parts', () => {
  it('show a part beside the list', async () => {
    const html = await drawn(import('./catalogue/Parts'), '/parts/:partId', '/parts/pad', [
      [['parts', 'list', { q: '', sort: 'name' }], pages([pad], 1200)],
      [['parts', 'part', 'pad'], pad],
      [['parts', 'pools', 'pad'], [{ vehicleModel: 'ALL', quantity: 4.5, version: 7, updatedAt: AT }]],
      [['parts', 'ledger', 'pad'], { pages: [{ items: [taken], nextCursor: 'm1' }], pageParams: [''] }],
      [['parts', 'charted', 'pad'], { items: [taken], nextCursor: null }],
      [['parts', 'tasks', 'open'], [task]],
      [['parts', 'settings'], { currency: 'EUR' }],
    ]);
    for (const words of [
      '1,200 parts',
      'Export as CSV Import',
      'Brake pad BP-0101 A3',
      '4.5 litre Low reorder at 5',
      'Take 1 litre',
      'Receive 1 litre',
      'All models 4.5 litre Count',
      'To be ordered',
      'Order 10',
      'Taken · Camry',
      'JOB-1182 −1.5 total after it 4.5 litre',
      'Show older changes',
      'Average cost €20.80',
    ]) {
      expect(text(html)).toContain(words);
    }
    // What somebody entered as an address of the web may be anything.
    expect(html).not.toContain('href="javascript');
  });

  it('take nothing from a part in the archive', async () => {
    const html = await drawn(import('./catalogue/Parts'), '/parts/:partId', '/parts/pad', [
      [['parts', 'part', 'pad'], { ...pad, archived: true, watched: false }],
      [['parts', 'pools', 'pad'], [{ vehicleModel: 'ALL', quantity: 4.5, version: 7, updatedAt: AT }]],
    ]);
    expect(text(html)).toContain('Bring it back');
    expect(text(html)).not.toMatch(/Take 1|Count|Move to another|reorder at/);
  });

  it('say that there is nothing yet, and that something is loading', async () => {
    const empty = await drawn(import('./catalogue/Parts'), '/parts', '/parts', [
      [['parts', 'list', { q: '', sort: 'name' }], pages([])],
    ]);
    expect(text(empty)).toContain('Add the first part');
    const narrow = await drawn(import('./catalogue/Parts'), '/parts', '/parts?low=1', [
      [['parts', 'list', { q: '', low: true, sort: 'name' }], pages([])],
    ]);
    expect(text(narrow)).toContain('No such part');
    expect(await drawn(import('./catalogue/Parts'), '/parts', '/parts', [])).toContain('aria-label="Loading"');
  });

  it('show what has to be ordered, and the form with what is known of a part', async () => {
    const reorder = await drawn(import('./reorder/Reorder'), '/reorder', '/reorder', [
      [['parts', 'tasks', 'needed'], [task]],
      [['parts', 'settings'], { currency: 'EUR' }],
    ]);
    expect(text(reorder)).toContain('10 would cost about €245.00.');
    const { default: EditPart } = await import('./catalogue/EditPart');
    const form = { default: () => createElement(EditPart, { part: pad, onClose: () => {} }) };
    const edit = await drawn(Promise.resolve(form), '/parts/:partId', '/parts/pad?edit=1', []);
    expect(text(edit)).toContain('What it is');
    expect(text(edit)).not.toContain('On the shelf');
    const added = await drawn(import('./catalogue/NewPart'), '/parts/new', '/parts/new?barcode=4006', []);
    expect(text(added)).toContain('On the shelf');
    const file = await drawn(import('./files/Import'), '/parts/import', '/parts/import', []);
    expect(text(file)).toContain('CSV file In UTF-8, at most 2 MiB and 5,000 lines.');
  });

  it('tell a file that is being imported, and lines that came late, from one that is refused', async () => {
    const { Outcome, Wrong } = await import('./files/Import');
    const late = { line: 7, field: 'partNumber', message: 'BP-1 is taken.' };
    const report = { rows: 9, created: 8, updated: 0, dryRun: false, errors: [], importId: 'i', running: true };
    const page = async (told: ImportReport) =>
      text(
        await drawn(
          Promise.resolve({
            default: () =>
              createElement(
                Fragment,
                null,
                createElement(Wrong, { errors: told.errors, report: told }),
                createElement(Outcome, { report: told, busy: false, onImport: () => {} }),
              ),
          }),
          '/parts/import',
          '/parts/import',
          [],
        ),
      );
    expect(await page(report)).toContain('The file is being imported');
    expect(await page(report)).not.toMatch(/Imported|were added/);
    const begun = await page({ ...report, errors: [late] });
    expect(begun).toContain('1 line could not be imported any more');
    expect(begun).not.toContain('All others are.');
    const ended = await page({ ...report, errors: [late], running: false });
    expect(ended).toContain('1 line could not be imported any more');
    expect(ended).toContain('Imported in part. 9 lines: 8 parts were added.');
    expect(ended).not.toContain('nothing is imported');
    expect(ended).toContain('All others are.');
    const lateLines = Array.from({ length: 1_000 }, (_, line) => ({ ...late, line }));
    const veryLate = await page({ ...report, rows: 1_508, errors: lateLines, late: 1_500, running: false });
    expect(veryLate).toContain('1,500 lines could not be imported any more');
    expect(veryLate).toContain('And 1,400 more.');
    const refused = await page({ ...report, errors: [late], dryRun: true, running: false });
    expect(refused).toContain('1 line is wrong, so nothing is imported.');
  });

  it('look at a file that is being imported until it is done, or nobody knows of it any more', async () => {
    const { partsQueries } = await import('./queries');
    const { problemFrom } = await import('../platform/api/problem');
    const next = partsQueries.imported('i').refetchInterval as (query: unknown) => number | false;
    const seen = (data: unknown, error: unknown = null) => next({ state: { data, error } });
    expect(seen(undefined)).toBe(2_000);
    expect(seen({ running: true })).toBe(2_000);
    expect(seen({ running: true }, problemFrom(503, {}))).toBe(2_000);
    expect(seen({ running: true }, problemFrom(404, {}))).toBe(false);
    expect(seen({ running: false })).toBe(false);
  });

  it('show the purchase list, figures and an empty job card', async () => {
    const line = {
      taskId: 't',
      partId: 'pad',
      partName: 'Brake pad',
      quantity: 12,
      packSize: 6,
      unitPrice: 24.5,
      cost: 294,
    };
    const list = await drawn(import('./reorder/PurchaseList'), '/reorder/purchase-list', '/reorder/purchase-list', [
      [
        ['parts', 'purchase-list'],
        { currency: 'EUR', total: 294, suppliers: [{ supplier: '', total: 294, lines: [line] }] },
      ],
    ]);
    expect(text(list)).toContain('No supplier entered €294.00');
    expect(text(list)).toContain('12 in packs of 6');
    const figures = await drawn(import('./analytics/Analytics'), '/analytics', '/analytics', [
      [
        ['parts', 'analytics', 12],
        {
          totalParts: 3,
          totalValue: 1225.5,
          totalCost: 1040,
          lowStockCount: 1,
          outOfStockCount: 0,
          categories: { Brakes: { count: 3, totalValue: 1225.5, lowStockCount: 1 } },
          vehicleModels: { ALL: { count: 3, totalValue: 1225.5, lowStockCount: 1 } },
          monthlyConsumption: {},
          currency: 'EUR',
          asOf: AT,
        },
      ],
      [
        ['parts', 'figures', 'cover'],
        pages([
          {
            ...pad,
            reorderThreshold: 5,
            averageDailyUse: 0.57,
            coverDays: 7.9,
            leadTimeDays: 9,
            suggestedThreshold: 8,
          },
        ]),
      ],
    ]);
    expect(text(figures)).toContain('Brake pad 4.5 litre 0.57 7.9 days 9 days 5, better 8');
    expect(text(figures)).toContain('Worth at its price €1,225.50');
    expect(text(figures)).toContain('All models 3 1 €1,225.50');
    expect(text(await drawn(import('./job/JobCard'), '/job-card', '/job-card', []))).toContain(
      'No parts on this card yet',
    );
  });

  it('show with the settings how often mails come, and try alerts', async () => {
    const settings = await drawn(import('./settings/Settings'), '/settings', '/settings', [
      [
        ['parts', 'settings'],
        {
          currency: 'EUR',
          defaultReorderThreshold: 0,
          allowNegativeStock: false,
          timezone: 'Europe/Riga',
          alerts: { mailIntervalMinutes: 45 },
        },
      ],
    ]);
    expect(text(settings)).toContain('At most one mail about parts in 15 minutes 45 minutes an hour 4 hours a day');
    expect(text(settings)).toContain('Send a test alert');
  });
});
