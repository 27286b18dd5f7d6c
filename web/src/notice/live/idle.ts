/** So long after the last sign of a person nobody is taken to be at the page. */
const SIGNS_HOLD_MS = 60_000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Tells when nobody is at the page any more, and when somebody is again.
 *
 * @returns how to stop
 */
export function watchIdle(tell: (idle: boolean) => void): () => void {
  let idle = false;
  let timer: ReturnType<typeof setTimeout>;
  const become = (next: boolean) => {
    if (idle !== next) tell(next);
    idle = next;
  };
  const here = () => {
    clearTimeout(timer);
    timer = setTimeout(() => become(true), SIGNS_HOLD_MS);
    become(false);
  };
  const looked = () => {
    if (document.visibilityState === 'visible') here();
    else {
      clearTimeout(timer);
      become(true);
    }
  };
  for (const sign of SIGNS) addEventListener(sign, here, { passive: true });
  document.addEventListener('visibilitychange', looked);
  looked();
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS) removeEventListener(sign, here);
    document.removeEventListener('visibilitychange', looked);
  };
}
