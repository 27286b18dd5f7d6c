import { UserRound } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';

export const identity: Feature = {
  name: 'identity',
  pages: [
    { path: 'login', page: page(() => import('./Login')), house: 'outside' },
    { path: 'register', page: page(() => import('./Register')), house: 'outside' },
    { path: 'forgot-password', page: page(() => import('./ForgotPassword')), house: 'outside' },
    { path: 'reset-password', page: page(() => import('./ResetPassword')), house: 'outside' },
    { path: 'verify-email', page: page(() => import('./VerifyEmail')), house: 'outside' },
    { path: 'me', page: page(() => import('./Me')), house: 'inside' },
  ],
  deleted: ['sessions'],
  own: { to: '/me', text: 'Me', icon: UserRound },
  SessionEnded: lazy(() => import('./SessionEnded')),
};
