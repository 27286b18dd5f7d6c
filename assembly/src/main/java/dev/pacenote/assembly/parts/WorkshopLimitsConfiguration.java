package dev.pacenote.assembly.parts;

import dev.pacenote.application.parts.catalogue.LimitWorkshop;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Optional;

/**
 * What a workshop may do in a minute.
 *
 * @param writesPerMinute empty: as many as where its parts are kept
 */
@ConfigurationProperties("workshop-limits")
@VariableGroup(title = "Limits of a workshop", order = 448)
public record WorkshopLimitsConfiguration(
        @Variable(
                        value = "LIMIT_PARTS_WRITES_PER_MINUTE",
                        min = 1,
                        max = 10_000_000,
                        otherwise = "`15000`, with `PARTS_STORE=dynamodb` `3000`",
                        meaning = "changes that a workshop makes")
                Optional<Integer> writesPerMinute,
        @Variable(
                        value = "LIMIT_PARTS_READS_PER_MINUTE",
                        min = 1,
                        max = 10_000_000,
                        meaning = "requests that only read")
                @Bindable(defaultValue = "6000")
                int readsPerMinute,
        @Variable(
                        value = "LIMIT_PARTS_CHECKS_PER_MINUTE",
                        min = 1,
                        max = 1_000_000,
                        meaning = "times that a workshop has its parts looked at")
                @Bindable(defaultValue = "30")
                int checksPerMinute,
        @Variable(
                        value = "LIMIT_PARTS_FILES_PER_MINUTE",
                        min = 1,
                        max = 1_000_000,
                        meaning =
                                "imports, as many exports, and as many verifications of the ledger")
                @Bindable(defaultValue = "6")
                int filesPerMinute) {

    private static final int WRITES = 15_000;
    private static final int WRITES_IN_DYNAMO = 3_000;

    LimitWorkshop.Limits limits(boolean inDynamo) {
        return new LimitWorkshop.Limits(
                readsPerMinute,
                writesPerMinute.orElse(inDynamo ? WRITES_IN_DYNAMO : WRITES),
                checksPerMinute,
                filesPerMinute);
    }
}
