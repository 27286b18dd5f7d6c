package dev.pacenote.architecture.planted.adapters.out.two;

/** Somebody's neighbour. */
public final class Two {}
