import { beforeEach, describe, expect, it, vi } from 'vitest';

describe('what is heard of parts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetModules();
    vi.stubGlobal('localStorage', { getItem: () => null });
    vi.stubGlobal('location', { origin: 'http://x.example' });
  });

  it('makes all that is shown of parts stale, once for all that happens in a moment', async () => {
    const { queryClient } = await import('../platform/api/queries');
    const { heard } = await import('./heard');
    const asked = vi.spyOn(queryClient, 'invalidateQueries');
    heard({ type: 'message' });
    vi.advanceTimersByTime(1000);
    expect(asked).not.toHaveBeenCalled();
    heard({ type: 'parts.changed' });
    heard({ type: 'parts.task' });
    vi.advanceTimersByTime(1000);
    expect(asked.mock.calls).toEqual([[{ queryKey: ['parts'] }]]);
  });
});
