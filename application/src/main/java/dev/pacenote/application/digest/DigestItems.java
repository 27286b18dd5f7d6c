package dev.pacenote.application.digest;

import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which notices each daily mail holds, and which wait for one. */
public interface DigestItems {

    /**
     * Offers notices of one account, as they were told, to the mails of that date and later; those
     * that were offered already stay as they are.
     */
    void offer(AccountId account, LocalDate since, Collection<Notice> notices);

    /**
     * Accounts with a notice that is a {@linkplain DigestItem#isReasonFor reason} for a mail.
     *
     * @param topics that somebody writes about; a notice of another is no reason
     */
    Set<AccountId> accountsWaiting(LocalDate date, Set<Topic> topics);

    /**
     * Puts every item of the account that {@linkplain DigestItem#fitsInto fits} into the mail. A
     * notice that is in a mail never moves to another.
     *
     * @param topics that somebody writes about; notices of others stay as they are
     * @return what the mail holds then, as {@link #of} answers it
     */
    List<Notice> gather(DailyEmailKey mail, Set<Topic> topics);

    /** What a mail holds, in the order in which it was stored. */
    List<Notice> of(DailyEmailKey mail);

    /** Where these notices of one account are; those that were not offered are missing. */
    Map<UUID, DigestItem.Place> places(AccountId account, Collection<UUID> notices);

    /** What waits for a mail of the account will never be in one; the inbox keeps it. */
    void withhold(AccountId account, Reason reason, Instant at);
}
