import { describe, expect, it } from 'vitest';
import { filterOf, isNarrow, queryOf, withFilter } from './filter';

const of = (address: string) => filterOf(new URLSearchParams(address));

describe('the filter of the stock list', () => {
  it('is read from the address and asked for', () => {
    expect(queryOf(of(''))).toEqual({ q: '', sort: 'name' });
    expect(queryOf(of('q=%20pad&low=1&sort=-stock'))).toEqual({ q: 'pad', low: true, sort: '-stock' });
    expect(queryOf(of('model=Camry'))).toEqual({ q: '', vehicleModel: 'Camry', includeAll: true, sort: 'name' });
    expect(queryOf(of('model=Camry&only=1')).includeAll).toBe(false);
    expect(queryOf(of('archived=1&sort=price'))).toEqual({ q: '', archived: 'only', sort: 'name' });
  });

  it('is written to the address without what is as usual, beside what else stands there', () => {
    const params = new URLSearchParams('q=pad&edit=1&sort=stock');
    expect(withFilter(params, { low: true }).toString()).toBe('q=pad&edit=1&sort=stock&low=1');
    expect(withFilter(params, { q: '', sort: 'name' }).toString()).toBe('edit=1');
    expect(withFilter(new URLSearchParams('model=Camry&only=1'), { model: '' }).toString()).toBe('');
    expect(params.toString()).toBe('q=pad&edit=1&sort=stock');
  });

  it('says whether it leaves anything out', () => {
    expect(isNarrow(of('sort=stock'))).toBe(false);
    expect(['q=x', 'low=1', 'model=Camry', 'archived=1'].map((address) => isNarrow(of(address)))).not.toContain(false);
  });
});
