package dev.pacenote.domain.delivery;

/**
 * Why a mail was not accepted.
 *
 * @param kind whether trying again can help
 * @param code stable word for people who look after the service, such as {@code
 *     mailbox_unavailable}
 */
public record SendFailure(Kind kind, String code) {

    /** Whether another try can succeed. */
    public enum Kind {
        /** The server is away, busy, or said "later". */
        TEMPORARY,
        /** The server refused this recipient or message for good. */
        PERMANENT
    }

    private static final String UNANSWERED = "mail_server_gave_no_answer";
    private static final String OUTCOME_LOST = "outcome_was_never_stored";

    /** The mail was handed over whole, and whether it was taken was never said. */
    public static SendFailure unanswered() {
        return temporary(UNANSWERED);
    }

    /** Each time the mail was tried, what became of it could not be stored. */
    public static SendFailure outcomeLost() {
        return temporary(OUTCOME_LOST);
    }

    /** Whether the reader may have the mail in spite of it. */
    public boolean mayHaveArrived() {
        return code.equals(UNANSWERED) || code.equals(OUTCOME_LOST);
    }

    private static final String LOGIN_REFUSED = "mail_login_refused";

    /**
     * The mail service refuses us: our login, or our account there. It passes once an operator has
     * looked after it, and no mail leaves before.
     */
    public static SendFailure loginRefused() {
        return temporary(LOGIN_REFUSED);
    }

    /**
     * The mail service refuses reader after reader, or has taken no mail yet: that is not believed
     * of a reader, and tried again.
     */
    public static SendFailure refusalNotBelieved() {
        return temporary("mail_server_refuses_everybody");
    }

    /** Whether no mail at all leaves until an operator looks after it. */
    public boolean isLoginRefused() {
        return code.equals(LOGIN_REFUSED);
    }

    private static final String UNWRITABLE = "mail_cannot_be_written";

    /** There is no way to write a mail to this address. */
    public static SendFailure unmailableAddress() {
        return permanent("address_cannot_be_mailed");
    }

    /** The mail itself cannot be written, whoever it is for: a fault of ours. */
    public static SendFailure unwritable() {
        return permanent(UNWRITABLE);
    }

    /** What the mail says could not be put together this time; the next try may succeed. */
    public static SendFailure notWrittenYet() {
        return temporary("mail_not_written_yet");
    }

    /** Whether no mail at all can reach this reader, until they say otherwise. */
    public boolean stopsMail() {
        return kind == Kind.PERMANENT && !code.equals(UNWRITABLE);
    }

    /** There is nobody at the target any more. */
    public static SendFailure gone() {
        return permanent(Reason.INVALID_TARGET.code());
    }

    /** Our own credentials are refused, which is no fault of the target. */
    public static SendFailure misconfigured() {
        return permanent(Reason.MISCONFIGURED.code());
    }

    /** It was taken, and came back. */
    public static SendFailure bounced() {
        return permanent(Reason.BOUNCED.code());
    }

    /** Why a delivery that ends with it failed. */
    public Reason reason() {
        return Reason.ofCode(code)
                .orElse(
                        kind == Kind.PERMANENT
                                ? Reason.PROVIDER_REJECTED
                                : Reason.RETRIES_EXHAUSTED);
    }

    public static SendFailure temporary(String code) {
        return new SendFailure(Kind.TEMPORARY, code);
    }

    public static SendFailure permanent(String code) {
        return new SendFailure(Kind.PERMANENT, code);
    }
}
