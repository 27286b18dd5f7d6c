package dev.pacenote.application.notice.inbox;

import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A topic of which people see notices in their inbox. Notices of a topic without one are stored,
 * and other channels may bring them.
 *
 * @param source what a notice is about: those about one source gather in one item while that is
 *     unread
 * @param endsAt from when on a notice is shown no longer, if that is sooner than usual
 */
public record InboxTopic(
        Topic topic, Function<Notice, Source> source, Function<Notice, Optional<Instant>> endsAt) {

    /** Of which notices are shown for as long as usual. */
    public static InboxTopic of(Topic topic, Function<Notice, Source> source) {
        return new InboxTopic(topic, source, _ -> Optional.empty());
    }
}
