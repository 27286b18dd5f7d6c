import { describe, expect, it } from 'vitest';
import type { Movement, Task } from './types';
import { canBeUndone, modelName, outstanding, shelf, taskState } from './words';

const task = (facts: Partial<Task>) => ({ status: 'pending', severity: 'low', closeReason: null, ...facts }) as Task;

describe('words of parts', () => {
  it('say how a shelf looks, and are calm about what is ordered', () => {
    expect(shelf({ currentStock: 9, isLow: false, onOrder: 0 })).toEqual({ word: '', tone: 'soft' });
    expect(shelf({ currentStock: 5, isLow: true, onOrder: 0 })).toEqual({ word: 'Low', tone: 'warn' });
    expect(shelf({ currentStock: 5, isLow: true, onOrder: 10 })).toEqual({ word: 'Low', tone: 'soft' });
    expect(shelf({ currentStock: 0, isLow: false, onOrder: 0 })).toEqual({ word: 'Out', tone: 'slower' });
    expect(shelf({ currentStock: -1, isLow: true, onOrder: 4 })).toEqual({ word: 'Out', tone: 'soft' });
  });

  it('say what became of a task', () => {
    expect(taskState(task({}))).toBe('Low');
    expect(taskState(task({ severity: 'out' }))).toBe('Out');
    expect(taskState(task({ status: 'ordered', severity: 'out' }))).toBe('Ordered');
    expect(taskState(task({ status: 'ordered', insufficientOrder: true }))).toBe('Ordered, not enough');
    expect(taskState(task({ status: 'ordered', overdue: true }))).toBe('Overdue');
    expect(taskState(task({ status: 'resolved', closeReason: 'restocked' }))).toBe('Back in stock');
    expect(taskState(task({ status: 'resolved', closeReason: 'something_new' }))).toBe('something new');
  });

  it('say what is still to come of an order', () => {
    expect(outstanding(task({ orderedQuantity: 0.3, receivedQuantity: 0.1 }))).toBe(0.2);
    expect(outstanding(task({ orderedQuantity: 4, receivedQuantity: 6 }))).toBe(0);
    expect(outstanding(task({ orderedQuantity: null, receivedQuantity: 0 }))).toBe(0);
  });

  it('know what can be undone', () => {
    const movement = (facts: Partial<Movement>) => ({ type: 'consume', reversedBy: null, ...facts }) as Movement;
    expect(canBeUndone(movement({}))).toBe(true);
    expect(canBeUndone(movement({ reversedBy: 'x' }))).toBe(false);
    expect(canBeUndone(movement({ type: 'reversal' }))).toBe(false);
  });

  it('name the pool of all models', () => {
    expect(modelName('ALL')).toBe('All models');
    expect(modelName('Camry')).toBe('Camry');
  });
});
