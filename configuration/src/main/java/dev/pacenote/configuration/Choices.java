package dev.pacenote.configuration;

/**
 * The properties that choose which adapter keeps a port. The configuration sets each from a
 * variable or the assembly's default; every adapter to choose from {@code @Requires} one value.
 */
public final class Choices {

    /** The words of {@code SESSION_STORE}. */
    public static final String SESSION_STORE = "pacenote.session-store";

    /** The words of {@code MAIL_TRANSPORT}. */
    public static final String MAIL_TRANSPORT = "pacenote.mail-transport";

    /** The words of {@code SEARCH_QUEUE}. */
    public static final String SEARCH_QUEUE = "pacenote.search-queue";

    /**
     * Where people's streams, inboxes and messages are: {@code postgres}, {@code dynamodb}, or
     * {@code none} where functions have no tables for them.
     */
    public static final String INBOX = "pacenote.inbox";

    /** A value of {@link #INBOX}: people have none. */
    public static final String NO_INBOX = "none";

    /** A value of {@link #INBOX}. */
    public static final String INBOX_IN_POSTGRES = "postgres";

    /** A value of {@link #INBOX}. */
    public static final String INBOX_IN_DYNAMODB = "dynamodb";

    /**
     * {@code true} where notices leave the house by channels of their own: at a server, and at
     * functions that have tables for them and a topic by which their senders are asked.
     */
    public static final String DELIVERIES = "pacenote.deliveries";

    /** The words of {@code PARTS_STORE}. */
    public static final String PARTS_STORE = "pacenote.parts-store";

    /** A value of {@link #PARTS_STORE}. */
    public static final String PARTS_IN_DYNAMODB = "dynamodb";

    /** With the name of a feature area behind it: {@code true} where the area is switched on. */
    public static final String AREA = "pacenote.areas.";

    /** The name of each bean that hands pushes to one kind of service. */
    public static final String PUSH_SERVICE = "push-service";

    /** The name of the bean that keeps sessions, behind the cache that all of them share. */
    public static final String STORED = "stored";

    private Choices() {}
}
