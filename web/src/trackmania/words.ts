export const FILTERS = {
  wr: { name: 'World records', text: 'only who takes the first place' },
  top5: { name: 'Top 5', text: 'every new record among the first five' },
  all: { name: 'Top 100', text: 'every new record among the first hundred' },
} as const;

export type Filter = keyof typeof FILTERS;

export const PERIODS = { '1d': 'Last 24 hours', '1w': 'Last 7 days', '1m': 'Last 30 days' } as const;

/** What became of a guarded place, in a word or two. */
export function change(type: string, from: number, to: number): string {
  switch (type) {
    case 'beaten':
      return `passed, #${from} to #${place(to)}`;
    case 'fell_out':
      return 'fell out of the top 5';
    case 'record_removed':
      return 'record removed upstream';
    case 'regained':
      return `back in the top 5 at #${to}`;
    case 'improved':
      return `moved up, #${from} to #${to}`;
    case 'personal_best':
      return 'improved the time';
    case 'rebased':
      return 'now watching another account';
    default:
      return type;
  }
}

/** 101 stands for "below 100". */
export function place(position: number): string {
  return position > 100 ? '100+' : String(position);
}
