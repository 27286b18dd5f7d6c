package dev.pacenote.domain.delivery;

/** The name of a way by which notices reach people, such as {@code digest}. */
public record ChannelId(String name) {
    public ChannelId {
        if (!name.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("not a channel: " + name);
        }
    }
}
