package dev.pacenote.adapters.out.discord;

import dev.pacenote.adapters.out.http.client.OwnKeys;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Whether Discord takes the token of our bot; as long as it does not, nothing is posted. */
@Singleton
@Requires(beans = DiscordSettings.class)
public final class DiscordHealth {

    private final OwnKeys botToken = new OwnKeys("Discord", "DISCORD_BOT_TOKEN");

    private final LongAdder limited = new LongAdder();
    private final LongAdder invalid = new LongAdder();
    private volatile Optional<BooleanSupplier> circuit = Optional.empty();

    OwnKeys botToken() {
        return botToken;
    }

    /** Discord said 429. */
    void wasLimited() {
        limited.increment();
    }

    /** Discord counts that answer against us. */
    void wasInvalid() {
        invalid.increment();
    }

    /** How many answers were 429 since the start. */
    public long limited() {
        return limited.sum();
    }

    /** How many answers since the start Discord counts against us. */
    public long invalidAnswers() {
        return invalid.sum();
    }

    /**
     * Too many answers were invalid: nothing is sent for a while.
     *
     * @param isOpen as long as nothing is sent
     */
    void opened(BooleanSupplier isOpen) {
        circuit = Optional.of(isOpen);
    }

    /** Whether Discord refused the token last, or nothing is sent after too many refusals. */
    public boolean isRefusing() {
        return botToken.areRefused() || circuit.filter(BooleanSupplier::getAsBoolean).isPresent();
    }
}
