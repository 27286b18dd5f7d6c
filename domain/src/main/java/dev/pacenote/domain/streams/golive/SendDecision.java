package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.link.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is to be done about an announcement that is due, before anybody speaks to Discord. */
public sealed interface SendDecision {

    /** What waits for another title or game is looked at so often, if nothing else wakes it. */
    Duration LOOK_AGAIN = Duration.ofMinutes(10);

    /**
     * A post is made up.
     *
     * @param how the reason that it has once it is sent
     * @param pings whether it may ping
     */
    record Post(AnnouncementReason how, boolean pings) implements SendDecision {}

    /** The old post of the link goes on. */
    record Revive() implements SendDecision {}

    record Wait(AnnouncementReason why, Instant until) implements SendDecision {}

    record Skip(AnnouncementReason why) implements SendDecision {}

    record Cancel(AnnouncementReason why) implements SendDecision {}

    /** Its channel was paused while the broadcast was on, and nobody mended it. */
    record Fail(AnnouncementReason why) implements SendDecision {}

    /**
     * What is known when it is due.
     *
     * @param link empty when the server does not follow the channel any more
     * @param botPresent whether our bot is in the server
     * @param health of the channel that it would go to
     */
    record Situation(
            Broadcast broadcast,
            Optional<Link> link,
            GuildSettings guild,
            boolean botPresent,
            TargetHealth health,
            Optional<Cooldown.Before> before) {

        public GuildSettings settings() {
            return link.map(it -> it.settings(guild)).orElse(guild);
        }
    }

    /** The rules, in the order in which the first that applies decides. */
    static SendDecision of(Situation now, Instant at) {
        var settings = now.settings();
        if (now.link().isEmpty()) {
            return new Cancel(AnnouncementReason.UNLINKED);
        }
        if (!now.botPresent()) {
            return new Cancel(AnnouncementReason.BOT_REMOVED);
        }
        if (!settings.enabled()) {
            return new Skip(AnnouncementReason.GUILD_DISABLED);
        }
        if (!now.link().get().enabled()) {
            return new Skip(AnnouncementReason.LINK_DISABLED);
        }
        if (!settings.rules().types().contains(now.broadcast().type())) {
            return new Skip(AnnouncementReason.STREAM_TYPE);
        }
        if (settings.target().channel().isEmpty()) {
            return new Skip(AnnouncementReason.NOT_CONFIGURED);
        }
        return now.broadcast().isLive() ? live(now, settings, at) : over(now);
    }

    private static SendDecision over(Situation now) {
        if (isFiltered(now)) {
            return new Skip(AnnouncementReason.FILTERED);
        }
        return now.health() instanceof TargetHealth.Paused(var reason, var since)
                        && now.broadcast().times().endedAt().filter(since::isBefore).isPresent()
                ? new Fail(failure(reason))
                : new Skip(AnnouncementReason.STREAM_OVER);
    }

    private static AnnouncementReason failure(TargetHealth.Reason reason) {
        return switch (reason) {
            case UNKNOWN_CHANNEL -> AnnouncementReason.UNKNOWN_CHANNEL;
            case MISSING_ACCESS, BOT_REMOVED -> AnnouncementReason.MISSING_ACCESS;
            case MISSING_PERMISSIONS -> AnnouncementReason.MISSING_PERMISSIONS;
        };
    }

    private static boolean isFiltered(Situation now) {
        var facts = now.broadcast().facts();
        return !now.link().orElseThrow().filter().matches(facts.title(), facts.game());
    }

    private static SendDecision live(Situation now, GuildSettings settings, Instant at) {
        if (isFiltered(now)) {
            return new Wait(AnnouncementReason.WAITING_FOR_MATCH, at.plus(LOOK_AGAIN));
        }
        if (now.health() instanceof TargetHealth.Paused) {
            return new Wait(AnnouncementReason.TARGET_PAUSED, at.plus(LOOK_AGAIN));
        }
        return switch (Cooldown.of(
                now.before(), now.broadcast().times().startedAt(), settings.rules().cooldown())) {
            case REVIVE -> new Revive();
            case QUIET -> new Post(AnnouncementReason.REVIVED, false);
            case OVER ->
                    now.broadcast().isLate(at)
                            ? new Post(AnnouncementReason.LATE, false)
                            : new Post(AnnouncementReason.ANNOUNCED, true);
        };
    }
}
