package dev.pacenote.application.streams.golive.member;

import dev.pacenote.domain.streams.golive.MemberTelling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The broadcasts of which members are still to be told: an outbox of the area. There is one of a
 * broadcast, from the commit that stores its start.
 */
public interface MemberTellings {

    /** Adds it, or replaces it; whoever replaces one holds it. */
    void save(MemberTelling telling);

    /** Those that are due, the longest due first. */
    List<UUID> due(Instant now, int limit);

    /**
     * As it is now: nobody else changes or removes it until the transaction ends.
     *
     * @return empty when all were told
     */
    Optional<MemberTelling> hold(UUID broadcast);

    /** All were told. */
    void remove(UUID broadcast);
}
