package dev.pacenote.domain.identity.credential;

/**
 * A password of ours; an account has one at most.
 *
 * @param hash all that is kept of it
 */
public record Password(PasswordHash hash) implements Credential {}
