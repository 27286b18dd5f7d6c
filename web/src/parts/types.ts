/** Shapes of a workshop's parts, as the server names them. Quantities are in the part's unit, money in the workshop's currency. */

export interface Part {
  partId: string;
  partName: string;
  partNumber: string;
  description: string;
  /** `ALL` where it fits every model. */
  vehicleModel: string;
  alsoFits: string[];
  category: string;
  location: string;
  barcode: string | null;
  supplier: string;
  supplierEmail: string;
  supplierUrl: string;
  supplierPartNumber: string;
  /** Money for one unit, with up to four decimals, as is `averageCost`. */
  unitPrice: number;
  averageCost: number | null;
  /** `each`, `litre`: what it is counted in, and with how many decimals. */
  unit: string;
  unitScale: number;
  /** Over all pools. */
  currentStock: number;
  /** Ordered and not received yet. */
  onOrder: number;
  watched: boolean;
  /** Its own; 0: the workshop's counts. */
  reorderThreshold: number;
  thresholdInForce: number;
  isLow: boolean;
  reorderQuantity: number | null;
  maxStock: number | null;
  packSize: number | null;
  leadTimeDays: number | null;
  archived: boolean;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** How much of a part is set aside for one model, or for all. */
export interface Pool {
  vehicleModel: string;
  quantity: number;
  version: number;
  updatedAt: string;
}

export type MovementType =
  | 'opening'
  | 'receive'
  | 'consume'
  | 'count'
  | 'adjust'
  | 'transfer_out'
  | 'transfer_in'
  | 'return'
  | 'scrap'
  | 'reversal';

/** A line of the ledger. */
export interface Movement {
  movementId: string;
  partId: string;
  /** 1 is the first of the part. */
  seq: number;
  type: MovementType;
  vehicleModel: string;
  delta: number;
  quantityAfter: number;
  /** Over all pools. */
  totalAfter: number;
  unitCost: number | null;
  reason: string;
  reference: string;
  reverses: string | null;
  reversedBy: string | null;
  source: string;
  /** When it happened, as somebody says; it was written at `createdAt`. */
  occurredAt: string;
  createdAt: string;
}

export type TaskStatus = 'pending' | 'ordered' | 'resolved' | 'dismissed';

/** A part that is low, and what is done about it. An open one shows the part as it is now. */
export interface Task {
  taskId: string;
  partId: string;
  partName: string;
  partNumber: string;
  vehicleModel: string;
  supplier: string;
  unitPrice: number;
  currentStock: number;
  reorderThreshold: number;
  suggestedOrderQuantity: number;
  estimatedCost: number;
  status: TaskStatus;
  severity: 'low' | 'out';
  orderedQuantity: number | null;
  receivedQuantity: number;
  /** Stock once everything ordered is there. */
  projectedStock: number;
  orderReference: string | null;
  /** A date such as `2026-11-27`. */
  expectedAt: string | null;
  overdue: boolean;
  insufficientOrder: boolean;
  closeReason: string | null;
  createdAt: string;
  orderedAt: string | null;
  closedAt: string | null;
  version: number;
}

/** What a change of stock came to. */
export interface StockChange {
  part: Part;
  movement: Movement;
  reorderTask: Task | null;
}

/** A task as an action left it. */
export interface TaskChange extends Task {
  movement: Movement | null;
  reorderTask: Task | null;
}

export interface PurchaseLine {
  taskId: string;
  partId: string;
  partName: string;
  supplierPartNumber: string;
  quantity: number;
  packSize: number | null;
  unitPrice: number;
  cost: number;
}

export interface PurchaseList {
  currency: string;
  total: number;
  suppliers: { supplier: string; total: number; lines: PurchaseLine[] }[];
}

export interface Figures {
  count: number;
  totalValue: number;
  lowStockCount: number;
}

/** What was used in a month of the workshop's time zone. */
export interface MonthFigures {
  /** How many different parts moved. */
  partsUpdated: number;
  /** In units, whatever these are. */
  estimatedConsumption: number;
  consumptionValue: number;
  /** By how much counts were off; no consumption. */
  countDifference: number;
}

export interface Analytics {
  totalParts: number;
  totalValue: number;
  totalCost: number;
  lowStockCount: number;
  outOfStockCount: number;
  categories: Record<string, Figures>;
  vehicleModels: Record<string, Figures>;
  /** By month, such as `2026-11`, the oldest first. */
  monthlyConsumption: Record<string, MonthFigures>;
  currency: string;
  asOf: string;
}

/** Which figures of each part there are. */
export type FiguresType = 'cover' | 'consumption' | 'dead-stock' | 'abc';

export interface NamedPart {
  partId: string;
  partName: string;
  unit: string;
}

export interface CoverFigures extends NamedPart {
  currentStock: number;
  /** In force: its own or the workshop's. */
  reorderThreshold: number;
  averageDailyUse: number;
  /** Null where it is not used. */
  coverDays: number | null;
  /** From order to delivery; null where nobody knows. */
  leadTimeDays: number | null;
  /** Null where too little is known. */
  suggestedThreshold: number | null;
}

export interface UseFigures extends NamedPart {
  quantity: number;
  value: number;
  /** By month, such as `2026-11`, the oldest first. */
  months: Record<string, { quantity: number; value: number }>;
}

export interface DeadStockFigures extends NamedPart {
  currentStock: number;
  value: number;
  /** Null where it was never used. */
  lastConsumedAt: string | null;
}

export interface RankFigures extends NamedPart {
  consumptionValue: number;
  /** Of all that was used, 0 to 1. */
  share: number;
  class: 'A' | 'B' | 'C';
}

export interface WorkshopSettings {
  /** A code of ISO 4217. */
  currency: string;
  defaultReorderThreshold: number;
  allowNegativeStock: boolean;
  timezone: string;
  alerts: AlertSettings;
}

/** Beside the interval stand topics with their channels, which the page of all settings shows. */
export interface AlertSettings {
  mailIntervalMinutes: number;
}

/** What became of an alert that tells nothing. */
export interface TestAlert {
  deliveries: { channel: string; state: 'delivered' | 'pending' | 'skipped'; reason: string | null }[];
}

/** A file with a part. */
export interface Attachment {
  attachmentId: string;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  /** Hexadecimal digits; null where whoever sent it did not say. */
  sha256: string | null;
  kind: 'invoice' | 'photo' | 'datasheet' | 'other';
  taskId: string | null;
  status: 'pending' | 'ready' | 'rejected' | 'deleted';
  createdAt: string;
  readyAt: string | null;
}

/** Where the bytes of a file are sent, for five minutes. */
export interface Upload {
  method: string;
  url: string;
  /** Sent with it, exactly so. */
  headers: Record<string, string>;
  expiresAt: string;
}
