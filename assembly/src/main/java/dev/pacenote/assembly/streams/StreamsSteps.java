package dev.pacenote.assembly.streams;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What is to be done on the way from Twitch to Discord whenever something may be due, in this
 * order. Each finds in the store what is due, so that once too often does no harm, and several at
 * once share the work.
 *
 * @param intake from what was told to posts that are due
 * @param posts posts what is due, and changes posts that are due
 * @param upkeep what nobody waits for as they do for a post
 */
public record StreamsSteps(List<Step> intake, Posts posts, List<Step> upkeep) {

    public StreamsSteps {
        intake = List.copyOf(intake);
        upkeep = List.copyOf(upkeep);
    }

    /** A part of the work, with a name for operators. */
    public record Step(String name, Runnable work) {}

    /**
     * The one part of which several are at work at once, since most of the time each waits for
     * Discord.
     *
     * @param some posts a few; whether there may be more
     */
    public record Posts(String name, BooleanSupplier some) {

        /** So many at once; the rate that was agreed holds for all together. */
        public static final int SENDERS = 8;

        /** All that is due, by one sender. */
        public Step all() {
            return new Step(
                    name,
                    () -> {
                        boolean more;
                        do {
                            more = some.getAsBoolean();
                        } while (more);
                    });
        }
    }
}
