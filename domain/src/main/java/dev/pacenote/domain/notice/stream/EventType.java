package dev.pacenote.domain.notice.stream;

/**
 * What kind of thing happened, as clients read it: a word of the notice core, such as {@code
 * notification}, or of an area, such as {@code message} or {@code parts.stock}.
 */
public record EventType(String name) {
    public EventType {
        if (!name.matches("[a-z][a-z_]{0,39}(\\.[a-z][a-z_]{0,39})?")) {
            throw new IllegalArgumentException("not a type of event: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
