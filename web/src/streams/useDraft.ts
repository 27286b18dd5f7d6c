import { useState } from 'react';
import { unsaved } from './typed';

/** What was changed on a form and is not saved yet, over what the server knows. A refusal leaves it as it is. */
export function useDraft<T extends object>(known: T) {
  const [draft, setDraft] = useState<Partial<T>>({});
  return {
    shown: { ...known, ...draft },
    draft,
    changed: Object.keys(draft).length > 0,
    change: (part: Partial<T>) => setDraft((before) => ({ ...before, ...part })),
    saved: (sent: Partial<T>) => setDraft((before) => unsaved(before, sent)),
  };
}
