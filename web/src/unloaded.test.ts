import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(`${import.meta.dirname}/../${file}`, 'utf8');
const SCRIPT = read('public/unloaded.js');
const PAGE = read('index.html');

class HTMLScriptElement {
  constructor(readonly type: string) {}
}

class Element {
  constructor(readonly place: string) {}
  closest = (selector: string) => (selector === this.place ? this : null);
}

/** A page on which something happened, and what one sees of it. */
function pageAfter(name: string, target: object) {
  const handlers = new Map<string, (event: object) => void>();
  const line = { hidden: true };
  let reloads = 0;
  const scope = {
    addEventListener: (event: string, handler: (event: object) => void) => handlers.set(event, handler),
    document: { getElementById: (id: string) => (PAGE.includes(`id="${id}"`) ? line : null) },
    location: { reload: () => reloads++ },
    HTMLScriptElement,
    Element,
  };
  new Function(...Object.keys(scope), SCRIPT)(...Object.values(scope));
  handlers.get(name)?.({ target });
  return { seen: !line.hidden, reloads };
}

it('says that the app did not load when a script of it is gone, and nothing of other errors', () => {
  expect(pageAfter('error', new HTMLScriptElement('module')).seen).toBe(true);
  expect(pageAfter('error', new HTMLScriptElement('')).seen).toBe(false);
  expect(pageAfter('error', {}).seen).toBe(false);
});

it('loads the page again at a press', () => {
  expect(pageAfter('click', new Element('#unloaded button')).reloads).toBe(1);
  expect(pageAfter('click', new Element('#elsewhere')).reloads).toBe(0);
});

it('stands before the script of the app, and is hidden until then', () => {
  expect(PAGE.indexOf('/unloaded.js')).toBeLessThan(PAGE.indexOf('/src/main.tsx'));
  expect(PAGE).toMatch(/id="unloaded"[^>]* hidden/);
});
