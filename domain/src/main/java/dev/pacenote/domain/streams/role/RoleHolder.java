package dev.pacenote.domain.streams.role;

import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.link.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who has the role of a link, or is to have it or to lose it.
 *
 * @param wanted what they asked for last
 * @param has what Discord said last
 * @param seenAt when it said so
 * @param due when the role is to be given or taken; empty: Discord has the last word
 */
public record RoleHolder(
        Key key, boolean wanted, boolean has, Instant seenAt, Optional<Instant> due) {

    /** So old may be what Discord said. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** Who gives or takes it has so long. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofMinutes(1);

    /** Who, of which link. */
    public record Key(Link.Key link, DiscordUser user) {}

    /** They asked for the role, or asked to lose it. */
    public static RoleHolder asking(Key key, boolean wanted, Instant now) {
        return new RoleHolder(key, wanted, !wanted, now, Optional.of(now));
    }

    /** As Discord shows it. */
    public static RoleHolder seen(Key key, boolean has, Instant now) {
        return new RoleHolder(key, has, has, now, Optional.empty());
    }

    public boolean isDue(Instant now) {
        return due.filter(at -> !at.isAfter(now)).isPresent();
    }

    public boolean isSettled() {
        return due.isEmpty();
    }

    /** Whether Discord is to be asked before somebody is told that they have it. */
    public boolean isStale(Instant now) {
        return isSettled() && seenAt.plus(FRESH).isBefore(now);
    }

    /** Whether a look at Discord that began then says more than what is kept. */
    public boolean isOlderThan(Instant look) {
        return isSettled() && seenAt.isBefore(look);
    }

    /**
     * Whether they came to the server after Discord last said what they have: nobody took it away.
     */
    public boolean isOlderThanReturn(Optional<Instant> joinedAt) {
        return joinedAt.filter(seenAt::isBefore).isPresent();
    }

    /** Somebody gives or takes it; nobody else does meanwhile. */
    public RoleHolder claimed(Instant now) {
        return new RoleHolder(key, wanted, has, seenAt, Optional.of(now.plus(LEASE)));
    }

    /** Given or taken, as was asked. */
    public RoleHolder done(Instant now) {
        return seen(key, wanted, now);
    }

    /** It could be neither given nor taken. */
    public RoleHolder hindered(RoleProblem by, Instant now) {
        return new RoleHolder(
                key,
                wanted,
                has,
                seenAt,
                Optional.of(now.plus(by == RoleProblem.DISCORD_UNAVAILABLE ? SOON : AGAIN)));
    }
}
