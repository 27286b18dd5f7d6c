package dev.pacenote.domain.identity.account;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Locale;

/** What an account may do; {@code ADMIN} includes everything a {@code USER} may. */
public enum Role {
    USER,
    ADMIN;

    public static Role of(String word) {
        for (var role : values()) {
            if (role.wireName().equals(word)) {
                return role;
            }
        }
        throw new InvalidValueException("unknown_value", "The role must be user or admin.");
    }

    /** The word in tokens and JSON: {@code user} or {@code admin}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
