package dev.pacenote.architecture.planted.adapters.in.http;

import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;

/** A body whose number cannot be absent, and that nobody can look into. */
public record CountRequest(long count) implements JsonBody {}
