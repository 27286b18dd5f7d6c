package dev.pacenote.domain.notice;

/** How urgent a notice is. Only areas and admins choose it. */
public enum Priority {
    NORMAL,
    /** It waits for no delay, no quiet hours and no cap. */
    HIGH
}
