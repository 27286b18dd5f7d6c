package dev.pacenote.sandbox;

import java.util.UUID;

/** Somebody who drives. */
public record Player(UUID id, String name, String zone) {}
