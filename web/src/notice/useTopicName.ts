import { useFeatures } from '../platform/app/feature';
import { topicName } from './words';

/** What topics are called, by the features that this server has. */
export function useTopicName(): (topic: string) => string {
  const named = Object.assign({}, ...useFeatures().map(({ topics }) => topics)) as Record<string, string>;
  return (topic) => topicName(topic, named);
}
