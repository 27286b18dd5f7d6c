package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The daily mails: exactly one per person and date. */
public interface DailyEmails {

    /**
     * Opens the mails of these keys as pending, each with the id that stands beside it; one that
     * exists stays as it is.
     *
     * @return the mails as they are stored now; the mail of an account that is gone may be missing
     */
    Map<DailyEmailKey, DailyEmail> open(Map<DailyEmailKey, UUID> ids);

    Optional<DailyEmail> find(DailyEmailKey key);

    Optional<DailyEmail> find(UUID id);

    /** Those of these mails that exist. */
    Map<DailyEmailKey, DailyEmail> find(Collection<DailyEmailKey> keys);

    /**
     * Replaces a mail, if nobody saved it since it was read. Of several who save the same version
     * at once exactly one does.
     */
    SaveResult<DailyEmail> save(DailyEmail mail);

    /** A person's mails that were handed to the mail server at least once, latest date first. */
    Paging.Page<DailyEmail> tried(AccountId person, Paging paging);

    /**
     * Everybody's mails that wait for a mail server or were refused by one, latest date first. One
     * that was cancelled is not among them.
     */
    Paging.Page<DailyEmail> unsent(Paging paging);

    /** Keys of mails that may be claimed now, oldest date first. */
    List<DailyEmailKey> claimable(Instant now, RetryTiming timing, int limit);

    /** Mails whose last outcome the history does not know: a crash came between the two. */
    List<DailyEmailKey> unreported();

    /**
     * Whether changes here are part of the surrounding transaction of the relational store: kept
     * when it is, undone when it is.
     */
    boolean joinsTransactions();

    /** Forgets all mails of an account that is gone. */
    void forgetAllOf(AccountId person);
}
