package dev.pacenote.domain.identity.credential;

/** One way in which somebody proves whose account they use. */
public sealed interface Credential permits Password, ExternalIdentity {}
