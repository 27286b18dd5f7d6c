package dev.pacenote.server;

import java.time.InstantSource;

/** The time that this server lives by: the system's, or the sandbox's. */
record ServerClock(InstantSource source) {}
