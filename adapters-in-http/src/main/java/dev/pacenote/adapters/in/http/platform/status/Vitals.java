package dev.pacenote.adapters.in.http.platform.status;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What those who look after the service want to know at any moment.
 *
 * @param upstreams by name, whether each is {@code UP} or {@code RESTING} after failures
 * @param queues names of what can wait to be worked off
 * @param waiting by that name, how much of it waits
 */
public record Vitals(
        Supplier<Map<String, String>> upstreams,
        Set<String> queues,
        Supplier<Map<String, Long>> waiting) {
    public Vitals {
        queues = Set.copyOf(queues);
    }
}
