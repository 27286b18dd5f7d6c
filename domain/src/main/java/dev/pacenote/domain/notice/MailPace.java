package dev.pacenote.domain.notice;

import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinition;
import java.time.Duration;
import java.util.Optional;

/**
 * How mails about an area follow each other. What is urgent waits for neither, and takes along what
 * does.
 *
 * @param gathers how long a mail waits for more to tell
 * @param intervalMinutes what a person chooses: so many minutes lie between two mails about the
 *     area at least; empty: none
 */
public record MailPace(Duration gathers, Optional<PreferenceDefinition> intervalMinutes) {

    /** Each as soon as it may. */
    public static final MailPace AT_ONCE = new MailPace(Duration.ZERO, Optional.empty());

    /** How much time lies between two mails at least; empty: none. */
    public Optional<Duration> interval(NoticePreferences preferences) {
        return intervalMinutes.map(
                it ->
                        Duration.ofMinutes(
                                (Integer)
                                        preferences
                                                .choices()
                                                .getOrDefault(it.path(), it.initial())));
    }
}
