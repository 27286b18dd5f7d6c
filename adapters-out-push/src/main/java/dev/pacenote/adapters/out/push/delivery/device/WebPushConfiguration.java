package dev.pacenote.adapters.out.push.delivery.device;

import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys by which push services know us.
 *
 * @param publicKey an uncompressed point of P-256, in base64url
 * @param privateKey its number, in base64url
 * @param subject whom a push service may ask about us
 */
@ConfigurationProperties("web-push")
@Requires(property = "web-push.public-key")
@VariableGroup(title = "Web push", order = 330, needs = "Web push needs")
public record WebPushConfiguration(
        @Variable(
                        value = "WEB_PUSH_PUBLIC_KEY",
                        characters = Characters.ASCII,
                        otherwise = "generated in the sandbox; else no web push",
                        meaning =
                                "VAPID public key: a point of P-256, uncompressed, in base64url."
                                        + " Another one voids every subscription")
                String publicKey,
        @Variable(
                        value = "WEB_PUSH_PRIVATE_KEY",
                        secret = true,
                        characters = Characters.ASCII,
                        otherwise = "generated in the sandbox",
                        meaning = "its private key: 32 bytes in base64url")
                String privateKey,
        @Variable(
                        value = "WEB_PUSH_SUBJECT",
                        characters = Characters.ASCII,
                        otherwise = "generated in the sandbox",
                        meaning = "whom push services may ask: a `mailto:` or `https:` address")
                String subject)
        implements SelfChecked {

    private static final Pattern SUBJECT =
            Pattern.compile("mailto:[^\\s@]+@[^\\s@]+|https://[^\\s/]+.*");

    /** The keys as they are used. */
    public VapidKeys keys() {
        return VapidKeys.of(publicKey, privateKey, subject);
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        var problems = Stream.<String>builder();
        try {
            keys();
        } catch (IllegalArgumentException e) {
            problems.add(
                    "WEB_PUSH_PUBLIC_KEY and WEB_PUSH_PRIVATE_KEY must be a pair of keys of P-256"
                            + " in base64url.");
        }
        if (!SUBJECT.matcher(subject).matches()) {
            problems.add("WEB_PUSH_SUBJECT must be a mailto: or https: address.");
        }
        return problems.build();
    }

    @Override
    public String toString() {
        return "WebPushConfiguration[hidden]";
    }
}
