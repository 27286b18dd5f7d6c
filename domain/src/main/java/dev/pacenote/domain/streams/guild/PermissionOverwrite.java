package dev.pacenote.domain.streams.guild;

/**
 * What a channel allows and denies to one role or one member, whatever their roles say elsewhere.
 *
 * @param subject the id of the role or of the member
 */
public record PermissionOverwrite(Kind kind, String subject, Permissions allow, Permissions deny) {

    public enum Kind {
        ROLE,
        MEMBER
    }
}
