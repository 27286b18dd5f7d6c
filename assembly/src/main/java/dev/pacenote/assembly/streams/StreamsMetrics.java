package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.out.discord.DiscordHealth;
import dev.pacenote.adapters.out.twitch.TwitchHealth;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.configuration.Choices;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** How fast posts follow what Twitch tells, and how near we are to the limits of both services. */
@Singleton
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class StreamsMetrics implements MeterBinder {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final DiscordHealth discord;
    private final TwitchHealth twitch;
    private final Announcements announcements;
    private final InstantSource clock;
    private volatile Optional<Timer> posts = Optional.empty();

    StreamsMetrics(
            DiscordHealth discord,
            TwitchHealth twitch,
            Announcements announcements,
            InstantSource clock) {
        this.announcements = announcements;
        this.clock = clock;
        this.discord = discord;
        this.twitch = twitch;
    }

    /** A post stands at Discord, so long after Twitch told of its broadcast. */
    void posted(Duration sinceTold) {
        posts.ifPresent(timer -> timer.record(sinceTold));
    }

    private double oldestDue() {
        try {
            return announcements.oldestDue(clock.instant()).toSeconds();
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        posts =
                Optional.of(
                        Timer.builder("pacenote.streams.event.to.post")
                                .description("From what Twitch told to Discord's acceptance")
                                .serviceLevelObjectives(BOUNDS)
                                .register(registry));
        Gauge.builder("pacenote.announcements.oldest.due", this::oldestDue)
                .description("How long the post has been due that nobody took for longest")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("pacenote.discord.limited", discord, DiscordHealth::limited)
                .description("Answers of Discord that wanted us to wait (429)")
                .register(registry);
        FunctionCounter.builder("pacenote.discord.invalid", discord, DiscordHealth::invalidAnswers)
                .description("Answers that Discord counts against us; it bans at 10,000 in 10 min")
                .register(registry);
        Gauge.builder("pacenote.twitch.subscriptions.cost", twitch, TwitchHealth::cost)
                .description("What our subscriptions at Twitch cost, as it said last")
                .register(registry);
        Gauge.builder("pacenote.twitch.subscriptions.cost.max", twitch, TwitchHealth::mostCost)
                .description("What they may cost, as Twitch said last")
                .register(registry);
    }
}
