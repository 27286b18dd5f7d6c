package dev.pacenote.domain.notice;

/**
 * Why a mail was not accepted.
 *
 * @param kind whether trying again can help
 * @param code stable word for people who look after the service, such as {@code
 *     mailbox_unavailable}
 */
public record MailFailure(Kind kind, String code) {

    /** Whether another try can succeed. */
    public enum Kind {
        /** The server is away, busy, or said "later". */
        TEMPORARY,
        /** The server refused this recipient or message for good. */
        PERMANENT
    }

    public static MailFailure temporary(String code) {
        return new MailFailure(Kind.TEMPORARY, code);
    }

    public static MailFailure permanent(String code) {
        return new MailFailure(Kind.PERMANENT, code);
    }
}
