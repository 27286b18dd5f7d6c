package dev.pacenote.adapters.in.http.identity.account;

import io.swagger.v3.oas.annotations.media.Schema;

/** One sentence for whoever followed a link in a mail. */
@Schema(name = "MailLinksMessage")
public record MailLinksMessage(String message) {}
