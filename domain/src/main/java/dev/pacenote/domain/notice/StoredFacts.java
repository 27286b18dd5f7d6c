package dev.pacenote.domain.notice;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a notice says as it is stored and exported: plain keys and texts. A notice whose area is not
 * there carries them as they are.
 */
public record StoredFacts(Map<String, String> values) implements NoticeFacts {
    public StoredFacts {
        values = Map.copyOf(values);
    }

    public String get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no fact named " + key));
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects facts; an absent fact is left out rather than stored as a blank. */
    public static final class Builder {
        private final Map<String, String> values = new TreeMap<>();

        public Builder with(String key, Object value) {
            values.put(key, value.toString());
            return this;
        }

        public Builder with(String key, Optional<?> value) {
            value.ifPresent(present -> values.put(key, present.toString()));
            return this;
        }

        public StoredFacts build() {
            return new StoredFacts(values);
        }
    }
}
