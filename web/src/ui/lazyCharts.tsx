import { type ComponentProps, lazy, Suspense } from 'react';
import type * as charts from './charts';

/** Charts come when one is looked at: their library is the largest part of the app. */
const LazyRecordLine = lazy(() => import('./charts').then((module) => ({ default: module.RecordLine })));
const LazyPlaceLine = lazy(() => import('./charts').then((module) => ({ default: module.PlaceLine })));
const LazyDayBars = lazy(() => import('./charts').then((module) => ({ default: module.DayBars })));

const bone = <div className="chart bone" />;

export const RecordLine = (props: ComponentProps<typeof charts.RecordLine>) => (
  <Suspense fallback={bone}>
    <LazyRecordLine {...props} />
  </Suspense>
);

export const PlaceLine = (props: ComponentProps<typeof charts.PlaceLine>) => (
  <Suspense fallback={bone}>
    <LazyPlaceLine {...props} />
  </Suspense>
);

export const DayBars = (props: ComponentProps<typeof charts.DayBars>) => (
  <Suspense fallback={bone}>
    <LazyDayBars {...props} />
  </Suspense>
);
