package dev.pacenote.application.digest;

import dev.pacenote.domain.notice.Topic;

/**
 * Under which name answers for admins show what became of an area's section of a daily mail.
 *
 * @param member such as {@code storm_alert}
 */
public record SectionName(String member, Topic topic) {}
