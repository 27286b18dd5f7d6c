package dev.pacenote.lambda;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Under which name CloudWatch keeps the figures that functions write into their logs.
 *
 * @param namespace one for each installation of an account, or its alarms see those of others
 */
@ConfigurationProperties("metrics")
@VariableGroup(title = "CloudWatch", order = 521)
public record MetricsConfiguration(
        @Variable(
                        value = "METRICS_NAMESPACE",
                        readBy = ReadBy.FUNCTIONS,
                        meaning =
                                "under which name CloudWatch keeps figures that functions write into"
                                        + " their logs; one for each installation")
                @Bindable(defaultValue = "Pacenote")
                String namespace) {}
