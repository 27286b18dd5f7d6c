import type { Movement, MovementType, Part, Task } from './types';

/** Stock that is for every model is kept under this name. */
export const ALL_MODELS = 'ALL';

export function modelName(model: string): string {
  return model === ALL_MODELS ? 'All models' : model;
}

const MOVEMENTS: Record<MovementType, string> = {
  opening: 'Opening stock',
  receive: 'Received',
  consume: 'Taken',
  count: 'Counted',
  adjust: 'Corrected',
  transfer_out: 'Moved away',
  transfer_in: 'Moved here',
  return: 'Returned from a job',
  scrap: 'Scrapped',
  reversal: 'Undone',
};

export function movementName(type: MovementType): string {
  return MOVEMENTS[type] ?? type;
}

/** What is taken back takes nothing back itself, and nothing is taken back twice. */
export function canBeUndone(movement: Movement): boolean {
  return movement.type !== 'reversal' && movement.reversedBy === null;
}

/** How a shelf looks: out is worse than low, and what is ordered is calm. */
export interface Shelf {
  word: '' | 'Low' | 'Out';
  tone: 'soft' | 'warn' | 'slower';
}

export function shelf({ currentStock, isLow, onOrder }: Pick<Part, 'currentStock' | 'isLow' | 'onOrder'>): Shelf {
  if (currentStock <= 0) return { word: 'Out', tone: onOrder > 0 ? 'soft' : 'slower' };
  if (isLow) return { word: 'Low', tone: onOrder > 0 ? 'soft' : 'warn' };
  return { word: '', tone: 'soft' };
}

const CLOSED: Record<string, string> = {
  restocked: 'Back in stock',
  threshold_changed: 'No longer low: its threshold changed',
  received: 'Received',
  part_archived: 'Part archived',
  dismissed: 'Dismissed',
};

/** What became of a task, in a word or two. */
export function taskState(task: Task): string {
  if (task.closeReason !== null) return CLOSED[task.closeReason] ?? task.closeReason.replaceAll('_', ' ');
  if (task.status === 'ordered') {
    if (task.overdue) return 'Overdue';
    return task.insufficientOrder ? 'Ordered, not enough' : 'Ordered';
  }
  return task.severity === 'out' ? 'Out' : 'Low';
}

/** What is still to come of an order. */
export function outstanding({ orderedQuantity, receivedQuantity }: Task): number {
  // What binary fractions add is taken off again.
  return Math.max(0, Math.round(((orderedQuantity ?? 0) - receivedQuantity) * 1000) / 1000);
}
