import { type ComponentType, lazy } from 'react';

interface Module {
  default: ComponentType;
}

/** A page that can be drawn, and fetched before that. */
export type Page = ComponentType & { fetch: () => Promise<unknown> };

/**
 * A page that is fetched when it is wanted. One that is there already is drawn at once: React holds what replaces a
 * waiting sign back for a third of a second, which is longer than the fetch.
 */
export function page(load: () => Promise<Module>): Page {
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
