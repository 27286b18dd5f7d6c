import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const load = async () => (await import('./storage')).storage;

/** A browser in which already the look at `localStorage` throws. */
function block(): void {
  vi.stubGlobal('localStorage', undefined);
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    },
  });
}

function browser(store: Map<string, string>, full: () => boolean = () => false): void {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (full()) throw new DOMException('full', 'QuotaExceededError');
        store.set(key, value);
      },
      removeItem: (key: string) => store.delete(key),
    },
  });
}

describe('what the browser remembers', () => {
  it('is remembered by the page alone when the browser blocks storage', async () => {
    block();
    const storage = await load();
    expect(storage.keeps()).toBe(false);
    expect(storage.get('a')).toBeNull();
    storage.set('a', '1');
    expect(storage.get('a')).toBe('1');
    storage.remove('a');
    expect(storage.get('a')).toBeNull();
  });

  it('is remembered by the page alone when the disk is full, and what was there before does not come back', async () => {
    const store = new Map([['a', 'old']]);
    browser(store, () => true);
    const storage = await load();
    expect(storage.keeps()).toBe(false);
    storage.set('a', 'new');
    expect(storage.get('a')).toBe('new');
    expect(store.has('a')).toBe(false);
  });

  it('is what another tab wrote, as soon as the browser keeps it again', async () => {
    const store = new Map<string, string>();
    let full = true;
    browser(store, () => full);
    const storage = await load();
    storage.set('a', 'here');
    full = false;
    storage.set('a', 'kept');
    expect(storage.keeps()).toBe(true);
    store.set('a', 'elsewhere');
    expect(storage.get('a')).toBe('elsewhere');
  });
});

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

it('is touched in one place only', () => {
  const code = [...files('src'), ...files('public')].filter((path) => /\.(ts|tsx|js|html)$/.test(path));
  const touching = code.filter((path) =>
    /\b(localStorage|sessionStorage|indexedDB|cookieStore|document\.cookie)\b/.test(readFileSync(path, 'utf8')),
  );
  expect(code.length).toBeGreaterThan(50);
  expect(touching.filter((path) => !path.endsWith('.test.ts'))).toEqual([
    'src/platform/lib/storage.ts',
    'public/theme.js',
  ]);
});
