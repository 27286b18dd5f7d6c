package dev.pacenote.adapters.out.twitch;

import dev.pacenote.adapters.out.http.client.OwnKeys;
import dev.pacenote.domain.streams.subscription.EventCoverage;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Whether Twitch takes the id and the secret of our application. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class TwitchHealth {

    private final OwnKeys application =
            new OwnKeys("Twitch", "TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET");

    private volatile Cost cost = new Cost(Double.NaN, Double.NaN);

    private record Cost(double now, double most) {}

    private final LongAdder limited = new LongAdder();

    void wasLimited() {
        limited.increment();
    }

    /** How often Twitch wanted us to wait since this process began. */
    public double limited() {
        return limited.sum();
    }

    /** What subscriptions cost, as Twitch said with their list. */
    void costs(double now, double most) {
        cost = new Cost(now, most);
    }

    /** What our subscriptions cost, as Twitch said last; no number before it said so. */
    public double cost() {
        return cost.now();
    }

    /** What they may cost. */
    public double mostCost() {
        return cost.most();
    }

    /** Whether there is room for one more, as far as Twitch said what they cost. */
    boolean hasRoom() {
        var last = cost;
        return Double.isNaN(last.now())
                || EventCoverage.hasRoom((long) last.now(), (long) last.most());
    }

    OwnKeys application() {
        return application;
    }

    /** Whether Twitch refused them last. */
    public boolean isRefusing() {
        return application.areRefused();
    }
}
