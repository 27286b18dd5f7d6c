package dev.pacenote.assembly.streams;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be done on the way from Twitch to Discord whenever something may be due, in this
 * order. Each finds in the store what is due, so that once too often does no harm, and several at
 * once share the work.
 *
 * @param intake from what was told to posts that are due
 * @param posts posts what is due
 * @param upkeep what nobody waits for as they do for a post
 */
public record StreamsSteps(List<Step> intake, Step posts, List<Step> upkeep) {

    public StreamsSteps {
        intake = List.copyOf(intake);
        upkeep = List.copyOf(upkeep);
    }

    /** A part of the work, with a name for operators. */
    public record Step(String name, Runnable work) {}

    /** For whoever does one after the other. */
    public List<Step> all() {
        return Stream.of(intake.stream(), Stream.of(posts), upkeep.stream())
                .flatMap(it -> it)
                .toList();
    }
}
