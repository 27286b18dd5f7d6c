package dev.pacenote.domain.notice.stream;

/**
 * One numbering of a person's events. Numbers of two epochs have nothing to do with each other; a
 * stream gets a new one only when it is rebuilt, such as by restoring a backup.
 */
public record Epoch(String value) {
    public Epoch {
        if (!value.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not an epoch: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
