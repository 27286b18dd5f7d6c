import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = import.meta.dirname;
const SHARED = ['platform', 'identity', 'notice', 'digest', 'admin'];

function imports(file: string): string[] {
  const text = readFileSync(join(SOURCES, file), 'utf8');
  return [...text.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)].map((found) =>
    normalize(join(dirname(file), found[1] ?? '')),
  );
}

/** A shared feature knows those before it; an area knows no other area and not the admin panel. */
function isWrong(from: string, to: string): boolean {
  if (from === to) return false;
  if (!SHARED.includes(from)) return to === 'admin' || !SHARED.includes(to);
  return !SHARED.includes(to) || SHARED.indexOf(to) > SHARED.indexOf(from);
}

const feature = (path: string) => path.split('/')[0] ?? '';
const FILES = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((path) => /\/.*\.tsx?$/.test(path));

describe('features of the app', () => {
  it('know only those before them', () => {
    const wrong = FILES.flatMap((file) =>
      imports(file)
        .filter((target) => isWrong(feature(file), feature(target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(FILES.length).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
  });

  it('have no word of an area among those that are shared', () => {
    const shared = FILES.filter((file) => SHARED.includes(feature(file)) && !file.endsWith('schema.ts'));
    const naming = shared.filter((file) =>
      /trackmania|\btmx\b|nadeo|\b(maps|mapper|driver)_|\btm_username/i.test(readFileSync(join(SOURCES, file), 'utf8')),
    );
    expect(shared.length).toBeGreaterThan(40);
    expect(naming).toEqual([]);
  });

  it('are found where they know one that comes later', () => {
    expect(isWrong('platform', 'trackmania')).toBe(true);
    expect(isWrong('identity', 'digest')).toBe(true);
    expect(isWrong('trackmania', 'parts')).toBe(true);
    expect(isWrong('trackmania', 'admin')).toBe(true);
    expect(isWrong('trackmania', 'digest')).toBe(false);
  });
});
