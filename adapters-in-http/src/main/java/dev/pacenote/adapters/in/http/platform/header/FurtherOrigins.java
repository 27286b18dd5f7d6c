package dev.pacenote.adapters.in.http.platform.header;

import java.util.Set;

/**
 * Origins of pages of a feature area that are ours as well, where its pages or its interface have
 * an address of their own. They may call with cookies and read what is answered.
 */
public record FurtherOrigins(Set<String> values) {
    public FurtherOrigins {
        values = Set.copyOf(values);
    }
}
