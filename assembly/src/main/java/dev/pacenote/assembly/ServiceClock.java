package dev.pacenote.assembly;

import java.time.InstantSource;

/** The time that this service lives by: the system's, or the sandbox's. */
public record ServiceClock(InstantSource source) {}
