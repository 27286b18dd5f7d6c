package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The outbox of daily mails: exactly one row per person and date. */
public interface DailyEmails {

    /**
     * Opens the mail of a key as pending if there is none; an existing one stays as it is.
     *
     * @return the mail as it is stored now
     */
    DailyEmail open(DailyEmailKey key, UUID id);

    Optional<DailyEmail> find(DailyEmailKey key);

    Optional<DailyEmail> find(UUID id);

    /** Those of these mails that exist. */
    Map<DailyEmailKey, DailyEmail> find(Collection<DailyEmailKey> keys);

    /** A person's mails that were handed to the mail server at least once, latest date first. */
    Paging.Page<DailyEmail> tried(AccountId person, Paging paging);

    /**
     * Everybody's mails that wait for a mail server or were refused by one, latest date first. One
     * that was withdrawn is not among them.
     */
    Paging.Page<DailyEmail> unsent(Paging paging);

    /**
     * Has a mail that failed or was given up tried again at once.
     *
     * @return empty when there is no such mail
     */
    Optional<DailyEmail.Revival> revive(UUID id);

    /** Keys of mails that may be claimed now, oldest date first. */
    List<DailyEmailKey> claimable(Instant now, DailyEmail.RetryTiming patience, int limit);

    /**
     * Claims a mail for sending if the rules of {@link DailyEmail} allow it now. Of several callers
     * at once exactly one gets it.
     */
    Optional<DailyEmail.Sending> claim(
            DailyEmailKey key,
            DailyEmail.Claim claim,
            Instant now,
            DailyEmail.RetryTiming patience);

    /**
     * Stores what became of a claimed mail.
     *
     * @return false when the claim was lost to somebody else meanwhile; nothing is stored then
     */
    boolean conclude(DailyEmail outcome, UUID claimToken);

    /**
     * Mails whose outcome was stored and not yet told to the history: a crash came between the two.
     */
    List<DailyEmailKey> untold();

    /** The history knows what became of a mail. */
    void told(DailyEmailKey key);

    /** Forgets all mails of an account that is gone. */
    void forgetAllOf(AccountId person);
}
