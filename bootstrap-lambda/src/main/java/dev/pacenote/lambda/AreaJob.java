package dev.pacenote.lambda;

/**
 * What an area has done soon when a message asks for it. It finds in the store what is due, so that
 * once too often does no harm.
 *
 * @param name by which messages ask for it
 */
public record AreaJob(String name, Runnable work) {}
