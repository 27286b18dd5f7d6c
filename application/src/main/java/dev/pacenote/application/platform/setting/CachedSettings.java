package dev.pacenote.application.platform.setting;

import dev.pacenote.domain.platform.setting.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Settings that are asked for with every request: an answer serves for a moment. What this process
 * changes is in force at once; what another one changes, within {@link #FRESH}.
 */
public final class CachedSettings implements Settings {

    public static final Duration FRESH = Duration.ofSeconds(2);

    private record Answer(Value value, long atNanos) {}

    private final Settings stored;
    private final LongSupplier nanoTime;
    private final Map<Setting, Answer> answers = new ConcurrentHashMap<>();

    public CachedSettings(Settings stored, LongSupplier nanoTime) {
        this.stored = stored;
        this.nanoTime = nanoTime;
    }

    @Override
    public Value get(Setting setting) {
        long moment = nanoTime.getAsLong();
        var known = answers.get(setting);
        if (known != null && moment - known.atNanos() < FRESH.toNanos()) {
            return known.value();
        }
        var value = stored.get(setting);
        answers.put(setting, new Answer(value, moment));
        return value;
    }

    @Override
    public void put(Setting setting, int number, Instant at) {
        stored.put(setting, number, at);
        answers.remove(setting);
    }
}
