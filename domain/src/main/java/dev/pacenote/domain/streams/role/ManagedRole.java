package dev.pacenote.domain.streams.role;

import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A role at Discord of a link whose posts ping those who asked for it. It is noted before it is
 * made, so that one that was made just before a crash is found again and not made twice.
 *
 * @param wantedSince when it was noted
 * @param role empty until it is made
 * @param problem what kept us from making or deleting it the last time
 * @param due when somebody is to look at it; empty: nothing is to be done
 * @param version how often it was saved; 0: never
 */
public record ManagedRole(
        Link.Key link,
        Instant wantedSince,
        Optional<RoleId> role,
        Optional<RoleProblem> problem,
        Optional<Instant> due,
        long version) {

    /** Who looks at it has so long. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** What an admin has to change is looked at so often; trouble at Discord as often as that. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofMinutes(1);

    /** How far Discord's clock and ours may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final int MAX_NAME = 100;

    /** For a link that has none. */
    public static ManagedRole wanted(Link.Key link, Instant now) {
        return new ManagedRole(link, now, Optional.empty(), Optional.empty(), Optional.of(now), 0);
    }

    /** What it is called at Discord. */
    public static String name(Streamer streamer) {
        var name = "Live: " + streamer.names().displayName();
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }

    /** Somebody looks at it; nobody else does meanwhile. What was in the way may be gone. */
    public ManagedRole claimed(Instant now) {
        return next(role, Optional.empty(), Optional.of(now.plus(LEASE)));
    }

    /** Whether somebody claimed it who may be about to make it: a second one would be made. */
    public boolean isBeingMade(Instant now) {
        return role.isEmpty() && problem.isEmpty() && due.filter(now::isBefore).isPresent();
    }

    /** It stands at Discord. */
    public ManagedRole made(RoleId made) {
        return next(Optional.of(made), Optional.empty(), Optional.empty());
    }

    /** It could be neither made nor deleted. */
    public ManagedRole hindered(RoleProblem by, Instant now) {
        return next(
                role,
                Optional.of(by),
                Optional.of(now.plus(by == RoleProblem.DISCORD_UNAVAILABLE ? SOON : AGAIN)));
    }

    /**
     * Whether a role of the server can only be this one, made just before a crash: one that lets
     * nobody do or ping anything, of its name, and younger than the note. Nothing that people made
     * before is ever taken for ours.
     */
    public boolean is(GuildRole found, String name) {
        return role.isEmpty()
                && found.name().equals(name)
                && found.permissions().equals(Permissions.NONE)
                && !found.mentionable()
                && !found.ofBot()
                && !found.id().createdAt().isBefore(wantedSince.minus(CLOCKS));
    }

    /**
     * Whether somebody deleted it: it was made before a look at the server that did not find it.
     */
    public boolean isGone(SeenRoles seen) {
        return role.filter(it -> !seen.has(it))
                .filter(it -> it.createdAt().isBefore(seen.at().minus(CLOCKS)))
                .isPresent();
    }

    private ManagedRole next(
            Optional<RoleId> nextRole, Optional<RoleProblem> nextProblem, Optional<Instant> next) {
        return new ManagedRole(link, wantedSince, nextRole, nextProblem, next, version);
    }

    /** The same, saved that often. */
    public ManagedRole savedAs(long nextVersion) {
        return new ManagedRole(link, wantedSince, role, problem, due, nextVersion);
    }
}
