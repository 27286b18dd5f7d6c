package dev.pacenote.domain.identity.credential;

import java.util.regex.Pattern;

/**
 * Somebody's account at Discord.
 *
 * @param id 17 to 20 digits (a snowflake)
 */
public record DiscordUser(String id) implements ExternalIdentity {

    /** Never the issuer of an {@link ExternalSubject}: that is a URL. */
    public static final String ISSUER = "discord";

    private static final Pattern ID = Pattern.compile("[0-9]{17,20}");

    public DiscordUser {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a Discord id has 17 to 20 digits");
        }
    }

    @Override
    public String issuer() {
        return ISSUER;
    }

    @Override
    public String subject() {
        return id;
    }
}
