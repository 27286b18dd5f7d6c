package dev.pacenote.domain.identity;

import java.util.UUID;

/**
 * Somebody wants a new password for whatever account has this address. Heard twice it is the same
 * request: it leads to the same link and the same mail.
 *
 * @param email as it was typed; it may be nobody's
 */
public record ResetRequest(UUID id, EmailAddress email) {}
