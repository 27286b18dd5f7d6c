package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.out.discord.DiscordHealth;
import dev.pacenote.adapters.out.twitch.TwitchHealth;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.SendAnnouncements;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import io.micrometer.core.instrument.Counter;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast posts follow what Twitch tells, and how near we are to the limits of both services. */
@Singleton
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class StreamsMetrics implements MeterBinder, SendAnnouncements.Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsMetrics.class);
    private static final String OUTCOMES = "pacenote.streams.announcements";

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
    private volatile Optional<MeterRegistry> outcomes = Optional.empty();

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

    @Override
    public void failed(Announcement announcement, RuntimeException cause) {
        LOG.warn(
                "streams: announcement {} was not handled",
                announcement.id(),
                new WithoutMessages(cause));
    }

    /** Logs of the functions are counted by these members, like those of deliveries. */
    @Override
    public void became(AnnouncementState state) {
        var reason = state.reason().wireName();
        LOG.atInfo()
                .addKeyValue("channel", "discord")
                .addKeyValue("status", state.wireName())
                .addKeyValue("reason", reason)
                .log("announcement: {}, {}", state.wireName(), reason);
        outcomes.ifPresent(it -> counter(it, state.wireName(), reason).increment());
    }

    private static Counter counter(MeterRegistry registry, String state, String reason) {
        return Counter.builder(OUTCOMES)
                .description("What became of announcements, each time it was stored")
                .tag("state", state)
                .tag("reason", reason)
                .register(registry);
    }

    @Override
    public void posted(Duration sinceTold) {
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
        outcomes = Optional.of(registry);
        // There from the beginning, so that the first one is seen to be one more.
        counter(registry, "failed", AnnouncementReason.GAVE_UP.wireName());
        FunctionCounter.builder("pacenote.twitch.limited", twitch, TwitchHealth::limited)
                .description("Answers of Twitch that wanted us to wait (429)")
                .register(registry);
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
