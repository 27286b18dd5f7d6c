import { useEffect, useRef } from 'react';
import { useFeatures } from '../../platform/app/feature';
import { useSession } from '../../platform/app/useSession';
import { closeReadSoon } from '../shown';
import { live } from './live';

/** Follows the live stream while there is a session, and passes on to the features what it says. */
export default function Background() {
  const active = useSession() === 'active';
  const features = useFeatures();
  const now = useRef(features);
  now.current = features;
  useEffect(() => {
    if (!active) return;
    closeReadSoon();
    return live.start(
      (event) => {
        for (const feature of now.current) feature.heard?.(event);
      },
      () => {
        for (const feature of now.current) feature.lostTrack?.();
      },
    );
  }, [active]);
  return null;
}
