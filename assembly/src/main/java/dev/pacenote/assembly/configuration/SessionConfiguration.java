package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/**
 * Where sessions are kept.
 *
 * @param store empty: where the assembly keeps most of what it has
 */
@ConfigurationProperties("sessions")
@VariableGroup(title = "Sessions", order = 220)
public record SessionConfiguration(
        @Variable(
                        value = SessionConfiguration.STORE,
                        otherwise = "`postgres`; at the functions `dynamodb`",
                        meaning =
                                "`postgres` or `dynamodb` in either assembly; at the server `memory`:"
                                        + " sessions end with the process")
                Optional<Store> store) {

    public static final String STORE = "SESSION_STORE";

    /** The stores that there are. */
    public enum Store {
        POSTGRES,
        MEMORY,
        DYNAMODB;

        /** The store that an assembly has unless another is named. */
        public static Store usual(ReadBy assembly) {
            return assembly == ReadBy.FUNCTIONS ? DYNAMODB : POSTGRES;
        }

        /** Whether the assembly can keep sessions there. A function's memory is its own. */
        public boolean isIn(ReadBy assembly) {
            return this != MEMORY || assembly == ReadBy.SERVER;
        }
    }
}
