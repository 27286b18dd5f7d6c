package dev.pacenote.adapters.out.push.delivery.webhook;

import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which programs of people are called.
 *
 * @param allowPrivate whether they may run in a network of one's own
 * @param caFile certificates in PEM whom we believe beside Java's authorities
 */
@ConfigurationProperties("webhooks")
@VariableGroup(title = "Webhooks", order = 340)
public record WebhookConfiguration(
        @Variable(
                        value = "WEBHOOK_ALLOW_PRIVATE",
                        meaning =
                                "`on` lets webhooks lead to private addresses, in a closed network;"
                                        + " they stay https")
                @Bindable(defaultValue = "off")
                Switch allowPrivate,
        @Variable(
                        value = "WEBHOOK_CA_FILE",
                        must = "be a file",
                        meaning =
                                "certificates in PEM of authorities that webhooks may use beside the"
                                        + " usual ones")
                Optional<Path> caFile)
        implements SelfChecked {

    /** The property that names the file. */
    public static final String CA_FILE = "webhooks.ca-file";

    /** On or off. */
    public enum Switch {
        ON,
        OFF;

        /** Whether it is on. */
        public boolean isOn() {
            return this == ON;
        }
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return caFile
                .filter(file -> !Files.isReadable(file))
                .map(_ -> "WEBHOOK_CA_FILE must be a file that can be read.")
                .stream();
    }
}
