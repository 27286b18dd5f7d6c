package dev.pacenote.assembly.streams;

import java.util.List;

/**
 * What is to be done on the way from Twitch to Discord whenever something may be due, in this
 * order. Each finds in the store what is due, so that once too often does no harm.
 */
public record StreamsSteps(List<Step> all) {

    /** A part of the work, with a name for operators. */
    public record Step(String name, Runnable work) {}
}
