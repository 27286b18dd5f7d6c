package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which notices each daily mail holds, and which wait for one. */
public interface DigestItems {

    /**
     * Accounts with a notice in no mail that is a {@linkplain DailyEmail#hasReason reason} for one.
     */
    Set<AccountId> accountsWaiting(LocalDate date);

    /**
     * Puts every notice of the account that is in no mail, and that this one {@linkplain
     * DailyEmail#takes takes}, into it. A notice that is in a mail never moves to another.
     */
    void gather(DailyEmailKey mail);

    /** What a mail holds, in the order in which it was stored. */
    List<Notice> of(DailyEmailKey mail);

    /** The dates of the mails that hold these notices of one account; others are missing. */
    Map<UUID, LocalDate> mailDates(AccountId account, Collection<UUID> notices);

    /** The account's waiting notices will never be mailed; the inbox keeps them. */
    void release(AccountId account);
}
