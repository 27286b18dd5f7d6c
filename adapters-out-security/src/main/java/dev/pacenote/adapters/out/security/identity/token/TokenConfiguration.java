package dev.pacenote.adapters.out.security.identity.token;

import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What signs tokens.
 *
 * @param secret empty: generated and kept in the data folder
 */
@ConfigurationProperties("tokens")
@VariableGroup(title = "Tokens", order = 210)
public record TokenConfiguration(
        @Variable(
                        value = "JWT_SECRET",
                        secret = true,
                        functionsNeedIt = true,
                        otherwise = "generated, kept in the data folder; required by the functions",
                        meaning = "at least 32 bytes; the same for all instances on one database")
                Optional<String> secret)
        implements SelfChecked {

    /** The secret as it is used, if it is set. */
    public Optional<byte[]> bytes() {
        return secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return bytes()
                .filter(bytes -> bytes.length < JwtTokens.MIN_SECRET_BYTES)
                .map(_ -> "JWT_SECRET must have at least " + JwtTokens.MIN_SECRET_BYTES + " bytes.")
                .stream();
    }

    @Override
    public String toString() {
        return "TokenConfiguration[hidden]";
    }
}
