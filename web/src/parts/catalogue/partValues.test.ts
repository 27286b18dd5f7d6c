import { describe, expect, it } from 'vitest';
import type { Part } from '../types';
import { changedMeanwhile, changes, EMPTY, problemWith, valuesOf } from './partValues';

const part: Part = {
  partId: 'pad',
  partName: 'Brake pad',
  partNumber: 'BP-1',
  description: '',
  vehicleModel: 'ALL',
  alsoFits: ['Camry', 'Corolla'],
  category: 'Brakes',
  location: 'A3',
  barcode: null,
  supplier: 'Rossi',
  supplierEmail: '',
  supplierUrl: '',
  supplierPartNumber: '',
  unitPrice: 24.5,
  averageCost: null,
  unit: 'each',
  unitScale: 0,
  currentStock: 9,
  onOrder: 0,
  watched: true,
  reorderThreshold: 5,
  thresholdInForce: 5,
  isLow: false,
  reorderQuantity: null,
  maxStock: 20,
  packSize: null,
  leadTimeDays: null,
  archived: false,
  createdAt: '',
  updatedAt: '',
  version: 3,
};

describe('the form about a part', () => {
  const seen = valuesOf(part);

  it('sends only what is different', () => {
    expect(changes(seen, seen)).toEqual({});
    expect(changes(seen, { ...seen, partName: ' Brake pad, front ', watched: false })).toEqual({
      partName: 'Brake pad, front',
      watched: false,
    });
  });

  it('sends quantities as numbers, money as it was typed, and nothing for what is left out', () => {
    const now = { ...seen, unitPrice: '0,1250', reorderThreshold: '', packSize: '6', maxStock: ' ', leadTimeDays: '7' };
    expect(changes(seen, now)).toEqual({
      unitPrice: '0.1250',
      reorderThreshold: 0,
      packSize: 6,
      maxStock: null,
      leadTimeDays: 7,
    });
    expect(changes(seen, { ...seen, unitPrice: '' })).toEqual({ unitPrice: '0' });
  });

  it('reads models with commas between them', () => {
    expect(changes(seen, { ...seen, alsoFits: 'Camry,  Yaris;\nSupra,' })).toEqual({
      alsoFits: ['Camry', 'Yaris', 'Supra'],
    });
  });

  it('sends of a new part what was typed', () => {
    const typed = { ...EMPTY, partName: 'Oil', unit: 'litre', unitScale: '1', currentStock: '2,5', unitCost: '4.10' };
    expect(changes(EMPTY, typed)).toEqual({
      partName: 'Oil',
      unit: 'litre',
      unitScale: 1,
      currentStock: 2.5,
      unitCost: '4.10',
    });
  });

  it('refuses what is no number, where it has to be one', () => {
    expect(problemWith('maxStock', 'many')).toBe('This is not a number.');
    expect(problemWith('maxStock', '')).toBeUndefined();
    expect(problemWith('partName', 'many')).toBeUndefined();
  });

  it('says what somebody else changed meanwhile', () => {
    const now = valuesOf({ ...part, currentStock: 7, maxStock: null, watched: false });
    expect(changedMeanwhile(seen, now)).toEqual([
      'Tell me when it runs low: yes, now no',
      'Room for: 20, now nothing',
      'In stock: 9, now 7',
    ]);
    expect(changedMeanwhile(seen, seen)).toEqual([]);
  });
});
