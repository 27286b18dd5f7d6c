package dev.pacenote.sandbox;

/** A user of the sandbox's Trackmania Exchange. */
public record TmxUser(long id, String name) {}
