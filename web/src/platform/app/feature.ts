import type { House } from 'lucide-react';
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import { matchRoutes } from 'react-router';
import type { Schemas } from '../api/queries';
import type { Page } from './page';

/**
 * A page and its address, as React Router writes it.
 *
 * `layout`: around whom it is drawn. `guest` pages exist only while nobody is logged in, `outside` pages are for
 * everybody in the layout of guests, `inside` pages ask for a login first, `either` pages are shown in whatever layout one
 * is in.
 */
export interface PageRoute {
  path: string;
  page: Page;
  layout: 'guest' | 'outside' | 'inside' | 'either';
}

/** Where one can go. */
export interface Destination {
  to: string;
  text: string;
  icon: typeof House;
  /** Draws how much is new there. */
  Badge?: ComponentType;
  /** Whether one is there, where that is more than the address. */
  current?: boolean;
}

/** Something that happened, as the live stream tells it. What an event says beside these may be missing. */
export interface LiveEvent {
  type: string;
  /** Its number in the person's stream; what is only for the moment has none. */
  seq?: number;
  [member: string]: unknown;
}

/** What a box for the name of a new account is given and tells. */
export interface UserNameBoxProps {
  value: string;
  onChange: (name: string) => void;
  error?: string | undefined;
}

/** A column of a list, and what stands in it in the line of one entry. */
export interface Column<T> {
  name: string;
  number?: boolean;
  cell: (entry: T) => ReactNode;
}

/** What a feature adds to the pages of those who run the service. */
export interface AdminParts {
  /** A fact about the last days together. */
  LastDays?: ComponentType<{ overall: Schemas['Overall'] }>;
  /** Counts of one day, in words. */
  daySummary?: (stats: Schemas['Stats']) => string[];
  /** What became of the feature's part for each person on one day. */
  dayColumns?: Column<Schemas['Person']>[];
  /** What a run does, as the beginning of a sentence. */
  runWords?: string;
  runColumns?: Column<Schemas['Run']>[];
  /** The first step of a run: how far it is, and that in words. */
  survey?: {
    done: (progress: Schemas['Progress']) => number;
    all: (progress: Schemas['Progress']) => number;
    Words: ComponentType<{ progress: Schemas['Progress'] }>;
  };
  /** What there is of the feature in each account. */
  accountColumns?: Column<Schemas['User']>[];
  /** What an admin may change about the feature in one account. */
  AccountSettings?: ComponentType<{ user: Schemas['User']; onChange: () => void }>;
}

/** What a feature adds to the app. `areas.ts` lists the features; nothing else names them. */
export interface Feature {
  name: string;
  /** A feature area, which the server may have switched off under this name. */
  area?: boolean;
  /** What an area is called where it is one of several. */
  title?: string;
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
  /** What is deleted with an account, each as a word after "your". */
  deleted?: string[];
  /** What the history says of the feature, beside the mails. */
  HistorySection?: ComponentType;
  admin?: AdminParts;
  /** Switches of the feature among those of an account. */
  AccountSettings?: ComponentType;
  /** Settings of the feature on the page of all settings. */
  Settings?: ComponentType;
  /** Where the feature lists what it found, by itself and completely. */
  found?: Destination;
  /** Where an address of the inbox that names what only this feature knows leads to. */
  inbox?: (params: URLSearchParams) => string | undefined;
  /** Works while somebody is logged in, and draws nothing. */
  Background?: ComponentType;
  /** A quiet line across the top, or nothing. */
  Strip?: ComponentType;
  /** The same for somebody who is not logged in. */
  GuestStrip?: ComponentType;
  /** What the feature's topics are called, by their names. */
  topics?: Readonly<Record<string, string>>;
  /** Hears what happens; it must bear to hear the same twice. */
  heard?: (event: LiveEvent) => void;
  /** What happened meanwhile is not known: everything that the live stream keeps fresh is stale. */
  lostTrack?: () => void;
  /** Ends what the browser does for the person beside its pages. They leave when it is done, or when it takes too long. */
  leaving?: () => Promise<unknown>;
  /** Stands in front of a page whose session has ended. */
  SessionEnded?: ComponentType;
}

/**
 * The features that this server has.
 *
 * @param areas that are switched on; unknown until the server has said so
 */
export function switchedOn(features: readonly Feature[], areas: readonly string[] | undefined): readonly Feature[] {
  return features.filter(({ area, name }) => !area || areas === undefined || areas.includes(name));
}

const Features = createContext<readonly Feature[]>([]);

export const FeaturesProvider = Features.Provider;

export function useFeatures(): readonly Feature[] {
  return useContext(Features);
}

export function useUserName(): Feature['userName'] {
  return useFeatures().find((feature) => feature.userName)?.userName;
}

/** What the features add to the pages of those who run the service, each with the feature's name. */
export function useAdminParts(): (AdminParts & { name: string })[] {
  return useFeatures().flatMap(({ name, admin }) => (admin ? { name, ...admin } : []));
}

/** As many tabs as have room at the foot of a phone. */
const MOST_TABS = 5;

/** Whether one is on a page of the feature. */
export function isIn(feature: Feature, pathname: string): boolean {
  return feature.pages.some((route) => leadsTo(route, pathname));
}

/**
 * The tabs of a phone: those of all features, or, where these are too many, one for each feature, which then shows its
 * own pages itself.
 */
export function phoneTabs(features: readonly Feature[], pathname: string): { tabs: Destination[]; inside?: Feature } {
  const own = features.flatMap((feature) => feature.own ?? []);
  const all = features.flatMap((feature) => feature.tabs ?? []);
  if (all.length + own.length <= MOST_TABS) return { tabs: [...all, ...own] };
  const grouped = (feature: Feature) => (feature.tabs?.length ?? 0) > 1;
  const tabs = features.flatMap((feature) => {
    const [first, ...others] = feature.tabs ?? [];
    if (!first) return [];
    if (others.length === 0) return [first];
    return [{ ...first, text: feature.title ?? first.text, current: isIn(feature, pathname) }];
  });
  const inside = features.find((feature) => grouped(feature) && isIn(feature, pathname));
  return { tabs: [...tabs, ...own], ...(inside && { inside }) };
}

/** Whether the address is one of the page's, by their first words; like React Router, it does not mind their case. */
function leadsTo(route: PageRoute, pathname: string): boolean {
  return (route.path.split('/')[0] ?? '') === (pathname.split('/')[1] ?? '').toLowerCase();
}

/**
 * Fetches the page of an address before it is drawn: of the one that is opened first, and of a place whose link somebody
 * reaches for. A failure is shown by the drawing.
 */
export async function fetchPage(features: readonly Feature[], pathname: string, loggedIn: boolean): Promise<void> {
  const routes = features.flatMap((feature) => feature.pages);
  const seen = routes.filter((route) => route.layout !== (loggedIn ? 'guest' : 'inside') || route.path !== '');
  const wanted = matchRoutes(
    seen.map(({ path, page }) => ({ path, handle: page })),
    pathname,
  )?.at(-1)?.route.handle;
  await wanted?.fetch().catch(() => undefined);
}
