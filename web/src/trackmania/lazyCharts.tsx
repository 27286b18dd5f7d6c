import { type ComponentProps, lazy, Suspense } from 'react';
import type * as charts from './charts';

/** Charts come when one is looked at. Until then their place is kept free. */
const LazyRecordLine = lazy(() => import('./charts').then((module) => ({ default: module.RecordLine })));
const LazyPlaceLine = lazy(() => import('./charts').then((module) => ({ default: module.PlaceLine })));
const LazyDayBars = lazy(() => import('./charts').then((module) => ({ default: module.DayBars })));

export function ChartBone() {
  return <div className="chart-bone bone" />;
}

export const RecordLine = (props: ComponentProps<typeof charts.RecordLine>) => (
  <Suspense fallback={<ChartBone />}>
    <LazyRecordLine {...props} />
  </Suspense>
);

export const PlaceLine = (props: ComponentProps<typeof charts.PlaceLine>) => (
  <Suspense fallback={<ChartBone />}>
    <LazyPlaceLine {...props} />
  </Suspense>
);

export const DayBars = (props: ComponentProps<typeof charts.DayBars>) => (
  <Suspense fallback={<ChartBone />}>
    <LazyDayBars {...props} />
  </Suspense>
);
