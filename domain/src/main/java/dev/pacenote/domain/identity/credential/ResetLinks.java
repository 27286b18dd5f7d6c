package dev.pacenote.domain.identity.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The links by which somebody sets a password without knowing one.
 *
 * @param open the one link that is good
 * @param latest the latest link that was named, good, used up or void
 * @param latestAskedAt when the person asked for it; empty where that was not noted
 */
public record ResetLinks(
        Optional<UUID> open, Optional<UUID> latest, Optional<Instant> latestAskedAt) {

    /** Nobody asked for one. */
    public static final ResetLinks NONE =
            new ResetLinks(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Names the one link that is good; an earlier one is void. Named again, it stays as it is:
     * good, or used up. One that was asked for before the latest that was named changes nothing,
     * however late it is named.
     *
     * @param askedAt when the person asked for it
     */
    ResetLinks requested(UUID link, Instant askedAt) {
        boolean known = latest.filter(link::equals).isPresent();
        boolean overtaken = latestAskedAt.filter(askedAt::isBefore).isPresent();
        return known || overtaken
                ? this
                : new ResetLinks(Optional.of(link), Optional.of(link), Optional.of(askedAt));
    }

    /** No link is good any more. */
    ResetLinks closed() {
        return new ResetLinks(Optional.empty(), latest, latestAskedAt);
    }

    /** Whether this link is the good one. */
    public boolean isOpen(UUID link) {
        return open.filter(link::equals).isPresent();
    }
}
