import { admin } from './admin/feature';
import { digest } from './digest/feature';
import { identity } from './identity/feature';
import { messages } from './messages/feature';
import { notice } from './notice/feature';
import { parts } from './parts/feature';
import type { Feature } from './platform/app/feature';
import { sandbox } from './platform/sandbox/feature';
import { streams } from './streams/feature';
import { trackmania } from './trackmania/feature';

/** Everything that the app consists of, in the order of the rail: the one place that names the areas. */
export const features: readonly Feature[] = [
  trackmania,
  messages,
  streams,
  parts,
  notice,
  digest,
  admin,
  sandbox,
  identity,
];
