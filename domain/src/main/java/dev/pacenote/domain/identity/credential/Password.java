package dev.pacenote.domain.identity.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The password of an account, and what was asked for to reset it.
 *
 * @param openReset the one reset link that is good
 * @param latestReset the latest reset link that was named, good, used up or void
 * @param latestAskedAt when the person asked for it; empty where that was not noted
 */
public record Password(
        PasswordHash hash,
        Optional<UUID> openReset,
        Optional<UUID> latestReset,
        Optional<Instant> latestAskedAt) {

    /** A password that nobody asked to reset. */
    public static Password of(PasswordHash hash) {
        return new Password(hash, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Another password; a reset link is void then. */
    public Password changed(PasswordHash next) {
        return new Password(next, Optional.empty(), latestReset, latestAskedAt);
    }

    /**
     * Names the one reset link that is good; an earlier one is void. Named again, it stays as it
     * is: good, or used up. One that was asked for before the latest that was named changes
     * nothing, however late it is named.
     *
     * @param askedAt when the person asked for it
     */
    public Password resetRequested(UUID reset, Instant askedAt) {
        boolean known = latestReset.filter(reset::equals).isPresent();
        boolean overtaken = latestAskedAt.filter(askedAt::isBefore).isPresent();
        return known || overtaken
                ? this
                : new Password(hash, Optional.of(reset), Optional.of(reset), Optional.of(askedAt));
    }

    /** Whether this reset link is the good one. */
    public boolean isResetOpen(UUID reset) {
        return openReset.filter(reset::equals).isPresent();
    }
}
