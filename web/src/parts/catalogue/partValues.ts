import { typed } from '../numbers';
import type { Part } from '../types';

/** What a form about a part holds: texts as they are typed. */
export interface PartValues {
  partName: string;
  partNumber: string;
  barcode: string;
  description: string;
  category: string;
  location: string;
  vehicleModel: string;
  /** Models with commas between them. */
  alsoFits: string;
  unit: string;
  unitScale: string;
  watched: boolean;
  reorderThreshold: string;
  reorderQuantity: string;
  maxStock: string;
  packSize: string;
  leadTimeDays: string;
  unitPrice: string;
  supplier: string;
  supplierPartNumber: string;
  supplierEmail: string;
  supplierUrl: string;
  /** Only of a new part, as is `unitCost`. */
  currentStock: string;
  unitCost: string;
}

export type Name = keyof PartValues;

export const LABELS: Record<Name, string> = {
  partName: 'Name',
  partNumber: 'Part number',
  barcode: 'Barcode',
  description: 'Description',
  category: 'Category',
  location: 'Place on the shelf',
  vehicleModel: 'Vehicle model',
  alsoFits: 'Also fits',
  unit: 'Counted in',
  unitScale: 'Decimals',
  watched: 'Tell me when it runs low',
  reorderThreshold: 'Reorder at',
  reorderQuantity: 'Order each time',
  maxStock: 'Room for',
  packSize: 'Comes in packs of',
  leadTimeDays: 'Days until it comes',
  unitPrice: 'Price of one',
  supplier: 'Supplier',
  supplierPartNumber: "Supplier's number",
  supplierEmail: "Supplier's e-mail",
  supplierUrl: "Supplier's page",
  currentStock: 'In stock',
  unitCost: 'Paid for one',
};

/** Numbers that may be left out, and then are not there. */
const OPTIONAL: readonly Name[] = ['reorderQuantity', 'maxStock', 'packSize', 'leadTimeDays'];

/** Numbers that are nought when they are left out. */
const PLAIN: readonly Name[] = ['reorderThreshold', 'unitScale', 'currentStock'];

/** Sent as they are typed, so that no decimal is lost. */
const MONEY: readonly Name[] = ['unitPrice', 'unitCost'];

const NUMBERS = [...OPTIONAL, ...PLAIN, ...MONEY];

export const EMPTY: PartValues = {
  partName: '',
  partNumber: '',
  barcode: '',
  description: '',
  category: '',
  location: '',
  vehicleModel: '',
  alsoFits: '',
  unit: 'each',
  unitScale: '0',
  watched: true,
  reorderThreshold: '',
  reorderQuantity: '',
  maxStock: '',
  packSize: '',
  leadTimeDays: '',
  unitPrice: '',
  supplier: '',
  supplierPartNumber: '',
  supplierEmail: '',
  supplierUrl: '',
  currentStock: '',
  unitCost: '',
};

const shown = (number: number | null) => (number === null ? '' : String(number));

export function valuesOf(part: Part): PartValues {
  return {
    partName: part.partName,
    partNumber: part.partNumber,
    barcode: part.barcode ?? '',
    description: part.description,
    category: part.category,
    location: part.location,
    vehicleModel: part.vehicleModel === 'ALL' ? '' : part.vehicleModel,
    alsoFits: part.alsoFits.join(', '),
    unit: part.unit,
    unitScale: shown(part.unitScale),
    watched: part.watched,
    reorderThreshold: shown(part.reorderThreshold),
    reorderQuantity: shown(part.reorderQuantity),
    maxStock: shown(part.maxStock),
    packSize: shown(part.packSize),
    leadTimeDays: shown(part.leadTimeDays),
    unitPrice: shown(part.unitPrice),
    supplier: part.supplier,
    supplierPartNumber: part.supplierPartNumber,
    supplierEmail: part.supplierEmail,
    supplierUrl: part.supplierUrl,
    currentStock: shown(part.currentStock),
    unitCost: '',
  };
}

/** Why a field cannot be sent as it is; the server decides the rest. */
export function problemWith(name: Name, value: string | boolean): string | undefined {
  if (typeof value === 'boolean' || !NUMBERS.includes(name) || value.trim() === '') return undefined;
  return typed(value).problem;
}

/** What is sent: only what is different, so that nothing that somebody else changed is put back. */
export function changes(before: PartValues, now: PartValues): Record<string, unknown> {
  const names = Object.keys(now) as Name[];
  return Object.fromEntries(
    names.filter((name) => now[name] !== before[name]).map((name) => [name, sent(name, now[name])]),
  );
}

function sent(name: Name, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value;
  if (name === 'alsoFits') return models(value);
  if (!NUMBERS.includes(name)) return value.trim();
  const text = typed(value).text;
  if (MONEY.includes(name)) return text ?? '0';
  if (text !== undefined) return Number(text);
  return OPTIONAL.includes(name) ? null : 0;
}

function models(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((model) => model.trim())
    .filter((model) => model !== '');
}

/** What somebody else changed while the form was open, in words. */
export function changedMeanwhile(seen: PartValues, now: PartValues): string[] {
  const names = (Object.keys(LABELS) as Name[]).filter((name) => seen[name] !== now[name]);
  return names.map((name) => `${LABELS[name]}: ${said(seen[name])}, now ${said(now[name])}`);
}

function said(value: string | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === '' ? 'nothing' : value;
}
