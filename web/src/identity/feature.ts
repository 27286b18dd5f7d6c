import { UserRound } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';

export const identity: Feature = {
  name: 'identity',
  pages: [
    { path: 'login', page: page(() => import('./Login')), layout: 'outside' },
    { path: 'register', page: page(() => import('./Register')), layout: 'outside' },
    { path: 'forgot-password', page: page(() => import('./ForgotPassword')), layout: 'outside' },
    { path: 'reset-password', page: page(() => import('./ResetPassword')), layout: 'outside' },
    { path: 'verify-email', page: page(() => import('./VerifyEmail')), layout: 'outside' },
    { path: 'me', page: page(() => import('./Me')), layout: 'inside' },
  ],
  deleted: ['sessions'],
  own: { to: '/me', text: 'Me', icon: UserRound },
  SessionEnded: lazy(() => import('./SessionEnded')),
};
