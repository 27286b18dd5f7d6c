package dev.pacenote.adapters.out.security.identity.token;

import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The outside issuer whose access tokens are taken.
 *
 * @param issuer as it stands in its tokens
 * @param audience one of these must be meant by a token
 */
@ConfigurationProperties("oidc")
@Requires(property = "oidc.issuer")
@VariableGroup(title = "Outside issuer", order = 225, needs = "An outside issuer needs")
public record IssuerConfiguration(
        @Variable(
                        value = "OIDC_ISSUER",
                        characters = Characters.ASCII,
                        meaning =
                                "OpenID Connect issuer whose access tokens are taken beside our own,"
                                        + " exactly as its tokens name it: https, or http on"
                                        + " loopback. With Cognito the address of the user pool:"
                                        + " `https://cognito-idp.<region>.amazonaws.com/<pool>`")
                String issuer,
        @Variable(
                        value = "OIDC_AUDIENCE",
                        characters = Characters.ASCII,
                        meaning =
                                "comma list of what its tokens may be meant for: `aud`, or where"
                                        + " that is absent `client_id`. With Cognito the app"
                                        + " client ids")
                List<String> audience)
        implements SelfChecked {

    public IssuerConfiguration {
        audience = List.copyOf(audience);
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        var problems = Stream.<String>builder();
        if (!isIssuer(issuer)) {
            problems.add(
                    "OIDC_ISSUER must be an https address, or an http one on loopback, without"
                            + " query and fragment.");
        }
        if (audience.isEmpty()) {
            problems.add("OIDC_AUDIENCE must name what the issuer's tokens are meant for.");
        }
        return problems.build();
    }

    private static boolean isIssuer(String text) {
        try {
            var uri = URI.create(text);
            return SafeAddress.isSafe(uri)
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !new ExternalSubject(text, "somebody").issuer().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
