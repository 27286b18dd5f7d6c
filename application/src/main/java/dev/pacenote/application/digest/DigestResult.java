package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the history learns of a mail that was tried.
 *
 * @param found how many reasons for the mail each topic has
 * @param coverage how much of each topic was looked at, as the mail says it
 */
record DigestResult(Map<Topic, Integer> found, Map<Topic, Coverage> coverage) {

    /** Of a mail that was not written. */
    static DigestResult unwritten(List<Notice> content) {
        var reasons = new LinkedHashMap<Topic, Integer>();
        for (var notice : content) {
            if (notice.isNews()) {
                reasons.merge(notice.topic(), 1, Integer::sum);
            }
        }
        return new DigestResult(reasons, Map.of());
    }

    Optional<Coverage> coverage(Topic topic) {
        return Optional.ofNullable(coverage.get(topic));
    }
}
