package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Members are being told of a broadcast, a portion at a time, by their numbers.
 *
 * @param toldUpTo the last of them who was told or passed over; empty: nobody yet
 * @param due when it goes on
 */
public record MemberTelling(UUID broadcast, Optional<AccountId> toldUpTo, Instant due) {

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /** A change of title or game wakes it; this is for a server that changes its filter. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    /** Nobody knows yet. */
    public static MemberTelling opened(UUID broadcast, Instant now) {
        return new MemberTelling(broadcast, Optional.empty(), now);
    }

    /** A portion was told. */
    public MemberTelling told(AccountId last) {
        return new MemberTelling(broadcast, Optional.of(last), due);
    }

    /** Whether somebody is to be told now. */
    public boolean isDue(Instant now) {
        return !due.isAfter(now);
    }

    /**
     * All were told who are to hear of it as it is. Others wait for another title or game: then it
     * begins anew, and tells nobody twice.
     */
    public MemberTelling waiting(Instant now) {
        return new MemberTelling(broadcast, Optional.empty(), now.plus(LOOK_AGAIN));
    }

    /** Title or game changed, so whoever was passed over may be to be told. */
    public MemberTelling woken(Instant now) {
        return new MemberTelling(broadcast, Optional.empty(), isDue(now) ? due : now);
    }

    /** It could not go on; others go first. */
    public MemberTelling failed(Instant now) {
        return new MemberTelling(broadcast, toldUpTo, now.plus(AFTER_FAILURE));
    }
}
