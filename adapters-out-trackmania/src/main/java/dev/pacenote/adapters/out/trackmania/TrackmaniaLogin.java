package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who we are at the Trackmania services.
 *
 * @param authorization base64 of {@code login:password}
 * @param userAgent project, person, contact; sent with every request
 */
@ConfigurationProperties("trackmania")
@Requires(property = "trackmania.authorization")
@VariableGroup(title = "Trackmania", order = 400, needs = "The Trackmania services need")
public record TrackmaniaLogin(
        @Variable(
                        value = "AUTHORIZATION",
                        secret = true,
                        characters = Characters.ASCII,
                        meaning = "base64 of `login:password` of the Nadeo server account")
                String authorization,
        @Variable(
                        value = "USER_AGENT",
                        characters = Characters.LATIN_1,
                        meaning = "project, person, contact; on every upstream call")
                String userAgent,
        @Variable(value = "OCLIENT_ID", meaning = "Trackmania OAuth application")
                String oauthClientId,
        @Variable(value = "OCLIENT_SECRET", secret = true, meaning = "its secret")
                String oauthClientSecret)
        implements SelfChecked {

    /** Whether anything is set that says that the real services are wanted. */
    public static boolean isNamed(Predicate<String> given) {
        return Stream.of("AUTHORIZATION", "USER_AGENT", "OCLIENT_ID", "OCLIENT_SECRET")
                .anyMatch(given);
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return isLogin(authorization)
                ? Stream.empty()
                : Stream.of("AUTHORIZATION must be the base64 form of login:password.");
    }

    private static boolean isLogin(String base64) {
        try {
            var text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon > 0 && colon < text.length() - 1;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "TrackmaniaLogin[hidden]";
    }
}
