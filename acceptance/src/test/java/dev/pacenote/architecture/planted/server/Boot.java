package dev.pacenote.architecture.planted.server;

/** A bootstrap. */
public final class Boot {}
