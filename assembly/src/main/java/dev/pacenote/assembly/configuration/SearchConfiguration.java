package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/**
 * Where searches wait to be worked off.
 *
 * @param queue empty: where the assembly has its other work wait
 */
@ConfigurationProperties("search")
@VariableGroup(title = "Searches", order = 430)
public record SearchConfiguration(
        @Variable(
                        value = SearchConfiguration.QUEUE,
                        otherwise = "`db`; at the functions `sqs`",
                        meaning =
                                "where searches wait: `sqs` in either assembly; at the server `db`, a table"
                                        + " of the database. No function looks into a table")
                Optional<Queue> queue) {

    public static final String QUEUE = "SEARCH_QUEUE";

    /** The queues that there are. */
    public enum Queue {
        DB,
        SQS;

        /** The queue that an assembly has unless another is named. */
        public static Queue usual(ReadBy assembly) {
            return assembly == ReadBy.FUNCTIONS ? SQS : DB;
        }

        /** Whether somebody in the assembly works that queue off. */
        public boolean isIn(ReadBy assembly) {
            return this != DB || assembly == ReadBy.SERVER;
        }
    }
}
