package dev.pacenote.application.platform.retention;

import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.Retention;
import java.util.Set;

/** What was told long ago, in the store of relational truth. */
@FunctionalInterface
public interface RetentionStore {

    /**
     * Removes a part of what need not be kept: mails that came to an end, their history, notices of
     * these topics that wait for no mail, how much was looked at, who did what in the admin panel,
     * rehearsals, and notes about passes that are over. How much was ever sent stays known ({@link
     * DigestHistory#countSent}).
     *
     * @param inboxes topics whose notices have an age; those of others are kept as long as what
     *     they are about
     * @param atMost of each kind
     * @return how much was removed of the kind of which it was most; less than {@code atMost} means
     *     that nothing is left
     */
    int forget(Retention retention, Set<Topic> inboxes, int atMost);
}
