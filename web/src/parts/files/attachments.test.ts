import { describe, expect, it } from 'vitest';
import { ACCEPTED, arrived, kindOf, size, transferProblem, typeOf } from './attachments';

describe('files with a part', () => {
  it('are known by their names, and photos without a telling one by what the browser says', () => {
    expect(typeOf({ name: 'Bill.PDF', type: '' })).toBe('application/pdf');
    expect(typeOf({ name: 'prices.csv', type: 'application/vnd.ms-excel' })).toBe('text/csv');
    expect(typeOf({ name: 'image', type: 'image/jpeg' })).toBe('image/jpeg');
    expect(typeOf({ name: 'run.exe', type: 'application/x-msdownload' })).toBeUndefined();
    expect(typeOf({ name: 'page.html', type: 'text/html' })).toBeUndefined();
    expect(typeOf({ name: '', type: '' })).toBeUndefined();
    expect(ACCEPTED).toContain('.pdf,');
  });

  it('are for what such files mostly are for', () => {
    expect(kindOf('image/webp')).toBe('photo');
    expect(kindOf('application/pdf')).toBe('invoice');
    expect(kindOf('text/csv')).toBe('other');
  });

  it('have sizes that are read at a glance', () => {
    expect([1, 980, 1_000, 1_240, 51_234, 999_499, 999_500, 10_485_760].map(size)).toEqual([
      '1 byte',
      '980 bytes',
      '1 kB',
      '1.2 kB',
      '51 kB',
      '999 kB',
      '1 MB',
      '10 MB',
    ]);
  });

  it('are there when their place says so, also since an earlier try', () => {
    expect(arrived(200)).toBe(true);
    expect(arrived(412)).toBe(true);
    expect([0, 204, 400, 403, 413, 500].some(arrived)).toBe(false);
  });

  it('that are not taken are explained, whoever refuses them', () => {
    expect(transferProblem(0, '').code).toBe('unreachable');
    const ours = transferProblem(403, '{"code":"address_expired","detail":"This address is over.","status":403}');
    expect(ours.code).toBe('address_expired');
    expect(ours.message).toBe('This address is over.');
    expect(transferProblem(403, '<Error><Code>AccessDenied</Code></Error>').message).toContain('too late');
    expect(transferProblem(503, '').message).toContain('503');
  });
});
