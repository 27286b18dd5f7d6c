package dev.pacenote.domain.identity;

import java.util.Locale;

/** What an account may do; {@code ADMIN} includes everything a {@code USER} may. */
public enum Role {
    USER,
    ADMIN;

    /** The word in tokens and JSON: {@code user} or {@code admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
