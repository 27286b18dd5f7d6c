package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.out.discord.DiscordHealth;
import dev.pacenote.adapters.out.twitch.TwitchHealth;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.platform.status.HealthProbe;
import dev.pacenote.application.platform.status.HealthProbe.State;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;

/** How it goes on the way from Twitch to Discord, for operators. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class StreamsHealthFactory {

    @Singleton
    @Order(450)
    HealthProbe discord(DiscordHealth health) {
        return new HealthProbe("discord", () -> health.isRefusing() ? State.RESTING : State.UP);
    }

    @Singleton
    @Order(451)
    HealthProbe twitch(TwitchHealth health) {
        return new HealthProbe("twitch", () -> health.isRefusing() ? State.RESTING : State.UP);
    }

    /**
     * Whether Twitch tells all that it is to tell. What it ended is made again by and by, or, where
     * it is not offered any more, when an operator did something.
     */
    @Singleton
    @Order(452)
    HealthProbe eventsub(EventSubscriptions subscriptions) {
        return new HealthProbe(
                "eventsub",
                () ->
                        subscriptions.broken().isEmpty() && subscriptions.countUnavailable() == 0
                                ? State.UP
                                : State.RESTING);
    }

    /** What Twitch offers no more: an operator is called, and the poll carries on meanwhile. */
    @Singleton
    Backlog unavailableSubscriptions(EventSubscriptions subscriptions) {
        return new Backlog("unavailable-subscriptions", subscriptions::countUnavailable);
    }

    @Singleton
    Backlog pausedTargets(Targets targets) {
        return new Backlog("paused-targets", targets::countPaused);
    }

    @Singleton
    Backlog announcements(Announcements announcements) {
        return new Backlog("announcements", announcements::countOpen);
    }
}
