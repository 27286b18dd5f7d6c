package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How often services of others are asked.
 *
 * @param requestsPerSecond per host, everything together; empty: as the sandbox or the real
 *     services want it
 */
@ConfigurationProperties("upstream-rate")
@VariableGroup(title = "Services of others", order = 390)
public record UpstreamRateConfiguration(
        @Variable(
                        value = "UPSTREAM_REQUESTS_PER_SECOND",
                        must = UpstreamRateConfiguration.MUST,
                        otherwise = "2, in the sandbox 1000",
                        meaning = "per host, everything together, all instances on one database")
                Optional<Double> requestsPerSecond)
        implements SelfChecked {

    /** Completes "NAME must …". */
    static final String MUST = "be a number above 0";

    private static final double MAX_RATE = 1_000_000;

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return requestsPerSecond
                .filter(rate -> !(rate > 0 && rate <= MAX_RATE))
                .map(_ -> "UPSTREAM_REQUESTS_PER_SECOND must " + MUST + ".")
                .stream();
    }
}
