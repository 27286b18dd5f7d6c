import { useWanted } from '../platform/lib/settings';

/** Whether this person wants to see pictures of maps. */
export function usePictures(): [boolean, (next: boolean) => void] {
  return useWanted('pacenote.pictures');
}
