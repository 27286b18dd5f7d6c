import { type ComponentType, lazy } from 'react';

interface Module {
  default: ComponentType;
}

/**
 * A page that is fetched when it is wanted. One that is there already is drawn at once: React holds what replaces a
 * waiting sign back for a third of a second, which is longer than the fetch.
 */
function page(load: () => Promise<Module>) {
  let there: ComponentType | undefined;
  const fetched = async () => {
    const module = await load();
    there = module.default;
    return module;
  };
  const Waiting = lazy(fetched);
  const Page = () => {
    const Shown = there ?? Waiting;
    return <Shown />;
  };
  Page.fetch = fetched;
  return Page;
}

export const pages = {
  Landing: page(() => import('../pages/Landing')),
  Login: page(() => import('../pages/Login')),
  Register: page(() => import('../pages/Register')),
  ForgotPassword: page(() => import('../pages/ForgotPassword')),
  ResetPassword: page(() => import('../pages/ResetPassword')),
  VerifyEmail: page(() => import('../pages/VerifyEmail')),
  Home: page(() => import('../pages/Home')),
  Maps: page(() => import('../pages/Maps')),
  Guard: page(() => import('../pages/Guard')),
  GuardAdd: page(() => import('../pages/GuardAdd')),
  Inbox: page(() => import('../pages/Inbox')),
  Search: page(() => import('../pages/Search')),
  History: page(() => import('../pages/History')),
  Letter: page(() => import('../pages/Letter')),
  Me: page(() => import('../pages/Me')),
  Feedback: page(() => import('../pages/Feedback')),
  Sandbox: page(() => import('../pages/Sandbox')),
  Admin: page(() => import('../pages/admin/Admin')),
};

const BY_ADDRESS: Record<string, keyof typeof pages> = {
  login: 'Login',
  register: 'Register',
  'forgot-password': 'ForgotPassword',
  'reset-password': 'ResetPassword',
  'verify-email': 'VerifyEmail',
  maps: 'Maps',
  guard: 'Guard',
  inbox: 'Inbox',
  search: 'Search',
  history: 'History',
  me: 'Me',
  feedback: 'Feedback',
  sandbox: 'Sandbox',
  admin: 'Admin',
};

/** Fetches the page of an address before the first drawing; a failure is shown by the drawing. */
export async function fetchFirst(pathname: string, loggedIn: boolean): Promise<void> {
  const name = BY_ADDRESS[pathname.split('/')[1] ?? ''] ?? (loggedIn ? 'Home' : 'Landing');
  await pages[name].fetch().catch(() => undefined);
}

/** Fetches the pages behind the tabs while nothing else happens, so that they open at once. */
export function fetchTabs(): void {
  const later = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_000));
  later(() => {
    for (const name of ['Home', 'Maps', 'Guard', 'Inbox', 'Me'] as const) pages[name].fetch().catch(() => undefined);
  });
}
