package dev.pacenote.domain.notice.stream;

/** What happens to a person's own account, in the words of their stream. */
public final class UserEvents {

    /** Their name, address, role or something that they chose is another one. */
    public static final EventType USER_UPDATED = new EventType("user_updated");

    private UserEvents() {}
}
