package dev.pacenote.domain.notice;

import java.util.Optional;

/**
 * Which fact a notice tells, among all notices of its account.
 *
 * @param dedupeKey names the fact within the topic: the same fact is told once
 * @param subject what the fact is about, such as one town, to find all that was told about it
 */
public record NoticeKey(Topic topic, String dedupeKey, Optional<String> subject) {

    /** Whether both name the same fact. */
    public boolean sameFact(NoticeKey other) {
        return topic.equals(other.topic) && dedupeKey.equals(other.dedupeKey);
    }
}
