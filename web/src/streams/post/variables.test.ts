import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VARIABLES } from './variables';

const SERVER = join(
  import.meta.dirname,
  '../../../../domain/src/main/java/dev/pacenote/domain/streams/template/TemplateVariable.java',
);

it('offers the variables that the server knows, each where it may be used', () => {
  const known = [...readFileSync(SERVER, 'utf8').matchAll(/^ {4}[A-Z_]+\("([a-z_]+)", Kind\.([A-Z_]+)\)/gm)];
  const names = (live: boolean) =>
    known
      .filter(([, , kind]) => !live || kind !== 'END_ONLY')
      .map(([, name]) => name)
      .toSorted();
  expect(known.length).toBeGreaterThan(10);
  expect(VARIABLES.live.map(([name]) => name).toSorted()).toEqual(names(true));
  expect(VARIABLES.ended.map(([name]) => name).toSorted()).toEqual(names(false));
});
