package dev.pacenote.application.identity.account;

import java.util.Optional;
import java.util.Set;

/**
 * One thing that a feature knows about accounts: what it is called and who sees it.
 *
 * @param name in lower camel case, like {@code tmUsername}; unique among all features
 * @param type of its values: {@code String}, {@code Integer}, {@code Long}, {@code Boolean} or
 *     {@code Instant}
 * @param unknown what is shown of an account of which the feature knows nothing; empty: nothing
 * @param places where it is shown
 */
public record AccountAttribute(
        String name, Class<?> type, Optional<Object> unknown, Set<Place> places) {

    /** Where attributes of accounts are shown. */
    public enum Place {
        /** To the person, beside their name and their address. */
        PROFILE,
        /** To admins, in the list of all accounts. */
        ACCOUNT_LIST,
        /** To the person, in the file with everything about them. */
        EXPORT
    }

    public AccountAttribute {
        places = Set.copyOf(places);
    }

    /** An attribute that some accounts do not have. */
    public static AccountAttribute optional(String name, Class<?> type, Place... places) {
        return new AccountAttribute(name, type, Optional.empty(), Set.of(places));
    }

    /** An attribute that every account has. */
    public static AccountAttribute always(String name, Object unknown, Place... places) {
        return new AccountAttribute(name, unknown.getClass(), Optional.of(unknown), Set.of(places));
    }
}
