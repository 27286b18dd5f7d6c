package dev.pacenote.domain.notice;

import dev.pacenote.domain.platform.retention.RetentionPeriod;

/**
 * How long the notices of a topic are kept after they were found, unless they wait for a mail. A
 * topic without one keeps its notices as long as what they are about. The area of the topic
 * decides.
 */
public record NoticeRetention(Topic topic, RetentionPeriod period) {}
