package dev.pacenote.adapters.out.memory.platform.upstream;

import dev.pacenote.application.platform.upstream.RequestBudget;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Places for requests of one process. */
public final class InMemoryRequestBudget implements RequestBudget {

    private record Slot(long freeAt, UUID holder) {}

    private final LongSupplier nanoTime;
    private final Map<String, Map<Integer, Slot>> slots = new HashMap<>();
    private final Map<String, Long> courtesyUntil = new HashMap<>();

    public InMemoryRequestBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Taken take(String host, int places, Duration lease, boolean inPerson) {
        long now = nanoTime.getAsLong();
        var own = slots.computeIfAbsent(host, _ -> new HashMap<>());
        long next = lease.toNanos();
        var until = courtesyUntil.get(host);
        boolean stepBack = !inPerson && until != null && until - now > 0;
        for (int number = 1; number <= places; number++) {
            var slot = own.get(number);
            long wait = slot == null ? 0 : slot.freeAt() - now;
            if (wait <= 0 && !stepBack) {
                var holder = UUID.randomUUID();
                own.put(number, new Slot(now + lease.toNanos(), holder));
                return new Taken.Granted(host, number, holder);
            }
            next = Math.min(next, Math.max(wait, 1_000_000));
        }
        if (inPerson) {
            courtesyUntil.put(host, now + COURTESY.toNanos());
        }
        return new Taken.Exhausted(Duration.ofNanos(next));
    }

    @Override
    public synchronized void giveBack(Taken.Granted place, Duration rest) {
        var own = slots.getOrDefault(place.host(), Map.of());
        var slot = own.get(place.number());
        if (slot != null && slot.holder().equals(place.holder())) {
            own.put(
                    place.number(),
                    new Slot(nanoTime.getAsLong() + rest.toNanos(), place.holder()));
        }
    }
}
