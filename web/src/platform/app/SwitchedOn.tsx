import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { queries } from '../api/queries';
import { type Feature, FeaturesProvider, switchedOn } from './feature';

/** Gives the app the features that the server has switched on. */
export function SwitchedOn({ features, children }: { features: readonly Feature[]; children: ReactNode }) {
  const areas = useQuery(queries.areas).data?.areas;
  const on = useMemo(() => switchedOn(features, areas), [features, areas]);
  return <FeaturesProvider value={on}>{children}</FeaturesProvider>;
}
