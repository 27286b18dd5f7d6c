import type { House } from 'lucide-react';
import { type ComponentType, createContext, useContext } from 'react';
import type { Page } from './page';

/**
 * A page and its address, as React Router writes it.
 *
 * `house`: around whom it is drawn. `guest` pages exist only while nobody is logged in, `outside` pages are for
 * everybody in the house of guests, `inside` pages ask for a login first, `either` pages are shown in whatever house one
 * is in.
 */
export interface PageRoute {
  path: string;
  page: Page;
  house: 'guest' | 'outside' | 'inside' | 'either';
}

/** Where one can go. */
export interface Destination {
  to: string;
  text: string;
  icon: typeof House;
}

/** What a box for the name of a new account is given and tells. */
export interface UserNameBoxProps {
  value: string;
  onChange: (name: string) => void;
  error?: string | undefined;
}

/** What a feature adds to the app. `areas.ts` lists the features; nothing else names them. */
export interface Feature {
  name: string;
  pages: PageRoute[];
  /** Addresses of before, in mails and bookmarks, and what they became. */
  moved?: Record<string, string>;
  /** Places of the rail that are tabs on a phone too. */
  tabs?: Destination[];
  /** The last tab, at the foot of the rail. */
  own?: Destination;
  /** Places of the rail that a phone shows on the last tab's page. */
  more?: (Destination & { only?: 'admins' | 'sandbox' })[];
  /** What the feature calls the name of an account that means something to it, and the box that asks for it. */
  userName?: { word: string; Box: ComponentType<UserNameBoxProps> };
  /** What the feature says of an account, as rows of a list of pairs. */
  AccountFacts?: ComponentType;
  /** Switches of the feature among those of an account. */
  AccountSettings?: ComponentType;
  /** Stands in front of a page whose session has ended. */
  SessionEnded?: ComponentType;
}

const Features = createContext<readonly Feature[]>([]);

export const FeaturesProvider = Features.Provider;

export function useFeatures(): readonly Feature[] {
  return useContext(Features);
}

export function useUserName(): Feature['userName'] {
  return useFeatures().find((feature) => feature.userName)?.userName;
}

/** Whether the address is one of the page's, by their first words. */
function leadsTo(route: PageRoute, pathname: string): boolean {
  return (route.path.split('/')[0] ?? '') === (pathname.split('/')[1] ?? '');
}

/** Fetches the page of an address before the first drawing; a failure is shown by the drawing. */
export async function fetchFirst(features: readonly Feature[], pathname: string, loggedIn: boolean): Promise<void> {
  const routes = features.flatMap((feature) => feature.pages);
  const seen = routes.filter((route) => route.house !== (loggedIn ? 'guest' : 'inside') || route.path !== '');
  await seen
    .find((route) => leadsTo(route, pathname))
    ?.page.fetch()
    .catch(() => undefined);
}

/** Fetches the pages behind the tabs while nothing else happens, so that they open at once. */
export function fetchTabs(features: readonly Feature[]): void {
  const later = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_000));
  later(() => {
    for (const feature of features) {
      const tabs = [...(feature.tabs ?? []), ...(feature.own ? [feature.own] : [])];
      for (const route of feature.pages) {
        if (route.house === 'inside' && tabs.some((tab) => tab.to === `/${route.path}`)) {
          route.page.fetch().catch(() => undefined);
        }
      }
    }
  });
}
