package dev.pacenote.domain.identity.credential;

/**
 * Who somebody is in the words of another issuer. It belongs to one account at most, and to that
 * one only because its owner proved both: never because an address or a name is equal.
 */
public sealed interface ExternalIdentity extends Credential permits DiscordUser, ExternalSubject {

    /** Who vouches for it. An account has one identity of each issuer at most. */
    String issuer();

    /** What the issuer calls the person; it never changes and is never given to another. */
    String subject();
}
