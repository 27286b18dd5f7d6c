package dev.pacenote.adapters.in.http.platform;

import dev.pacenote.adapters.in.http.platform.network.Network;
import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may call, and by whose word.
 *
 * @param cronSecret empty means that nobody may use the cron endpoints
 * @param metricsToken empty means that there are no metrics
 * @param allowedOrigins exactly these may call from other pages; empty means any
 * @param trustedProxies networks such as {@code 127.0.0.0/8} whose {@code X-Forwarded-For} counts.
 *     The functions have the default: the gateway's word is passed on from within the machine
 */
@ConfigurationProperties("web")
@VariableGroup(title = "HTTP", order = 200)
public record WebConfiguration(
        @Variable(
                        value = "CRON_SECRET",
                        secret = true,
                        characters = Characters.ASCII,
                        meaning = "bearer for `cron/*`; unset means always 401")
                Optional<String> cronSecret,
        @Variable(
                        value = "METRICS_TOKEN",
                        secret = true,
                        characters = Characters.ASCII,
                        meaning = "bearer for `/metrics`; unset means that nothing is measured")
                Optional<String> metricsToken,
        @Variable(
                        value = "ALLOWED_ORIGIN",
                        characters = Characters.ASCII,
                        meaning = "comma list; unset means any origin")
                @Bindable(defaultValue = "")
                List<String> allowedOrigins,
        @Variable(
                        value = "TRUSTED_PROXIES",
                        readBy = ReadBy.SERVER,
                        meaning =
                                "networks of proxies whose `X-Forwarded-For` counts: the last entry of its"
                                        + " last line, with or without a port; at the functions the"
                                        + " gateway's word counts")
                @Bindable(defaultValue = "127.0.0.0/8,::1/128")
                List<String> trustedProxies)
        implements SelfChecked {

    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#@,]+");

    /** Origins are written as browsers spell them: a slash at the end would never match. */
    public WebConfiguration {
        allowedOrigins =
                allowedOrigins.stream()
                        .map(origin -> origin.replaceFirst("(?<=[^/])/$", ""))
                        .toList();
        trustedProxies = List.copyOf(trustedProxies);
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        var problems = Stream.<String>builder();
        if (!allowedOrigins.stream().allMatch(ORIGIN.asMatchPredicate())) {
            problems.add(
                    "ALLOWED_ORIGIN must be a comma list of origins such as https://app.example.");
        }
        if (trustedProxies.stream().anyMatch(text -> Network.of(text).isEmpty())) {
            problems.add("TRUSTED_PROXIES must be a comma list of networks such as 10.0.0.0/8.");
        }
        return problems.build();
    }

    @Override
    public String toString() {
        return "WebConfiguration" + allowedOrigins + trustedProxies;
    }
}
