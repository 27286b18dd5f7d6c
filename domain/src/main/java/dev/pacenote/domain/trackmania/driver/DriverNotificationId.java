package dev.pacenote.domain.trackmania.driver;

/** Number of a driver notification, from 1. */
public record DriverNotificationId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
