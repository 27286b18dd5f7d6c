package dev.pacenote.adapters.in.http.identity.session;

import java.util.Set;

/** The origins of our own pages, such as {@code https://pacenote.example}. */
public record OwnOrigins(Set<String> values) {
    public OwnOrigins {
        values = Set.copyOf(values);
    }
}
