import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ProblemError, problemOf } from '../../platform/api/problem';
import { ask } from '../ask';
import { guildPath, STREAMS } from '../queries';
import type { Template, Trial, TrialKind } from '../types';

/** Whoever types pauses sooner or later. */
const PAUSE_MS = 500;

/** What is to be seen, or posted, as a test. */
export interface TrialRequest {
  kind: TrialKind;
  streamer_id?: string;
  /** Absent: as the server has it. */
  message_template?: Template;
  /** In place of the streamer's own text; empty for the server's. */
  custom_content?: string;
}

export interface Preview {
  /** The last post that could be made, also while what is typed now cannot. */
  trial: Trial | null;
  problem: ProblemError | null;
  busy: boolean;
  again: () => void;
}

/**
 * A post as it would look, made by the server whenever somebody pauses; nothing is posted by that.
 *
 * @param isShown whether somebody looks at it
 */
export function usePreview(guild: string, request: TrialRequest, isShown: boolean): Preview {
  const wanted = useLater(JSON.stringify(request));
  const [last, setLast] = useState<Trial | null>(null);
  const query = useQuery({
    queryKey: [...STREAMS, guild, 'preview', wanted],
    queryFn: () =>
      ask<Trial>('POST', guildPath(guild, '/test'), { json: { ...(JSON.parse(wanted) as TrialRequest), send: false } }),
    enabled: isShown,
    staleTime: 60_000,
  });
  useEffect(() => {
    if (query.data) setLast(query.data);
  }, [query.data]);
  return {
    trial: query.data ?? last,
    problem: query.isError ? problemOf(query.error) : null,
    busy: query.isFetching,
    again: () => query.refetch(),
  };
}

/** The value, once it has stayed the same for a while. */
function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
