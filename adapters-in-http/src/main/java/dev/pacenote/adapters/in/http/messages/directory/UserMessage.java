package dev.pacenote.adapters.in.http.messages.directory;

import io.swagger.v3.oas.annotations.media.Schema;

/** One sentence for whoever asked. */
@Schema(name = "UserMessage")
record UserMessage(String message) {}
