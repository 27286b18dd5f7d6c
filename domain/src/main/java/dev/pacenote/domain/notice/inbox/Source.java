package dev.pacenote.domain.notice.inbox;

/**
 * What a notification is about, such as one conversation. Notices about the same source gather in
 * one notification while it is unread (collapse key).
 *
 * @param kind a word of the area
 * @param id names it among those of its kind
 */
public record Source(String kind, String id) {
    public Source {
        if (!kind.matches("[a-z][a-z_-]{0,39}") || id.isEmpty() || id.length() > 100) {
            throw new IllegalArgumentException("not a source: " + kind + " " + id);
        }
    }
}
